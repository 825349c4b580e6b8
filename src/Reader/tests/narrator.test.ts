// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { Narrator, type Pages } from '../src/listening/narrator';
import type { Delivery, Mouth, Passage, Script, Skip } from '../src/listening/passage';
import type { ShownPage } from '../src/navigator';

/** Says a passage when the test lets it. */
class Lips implements Mouth {
  readonly said: string[] = [];
  finish: (() => void) | undefined;
  fails = false;
  rest = vi.fn();

  say(passage: Passage, _: unknown, { signal }: Delivery): Promise<void> {
    this.said.push(passage.href);
    if (this.fails) return Promise.reject(new Error('no sound'));
    return new Promise((resolve) => {
      this.finish = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  }

  hurry(): boolean {
    return false;
  }
}

interface Line {
  readonly id: string;
  readonly kinds?: readonly string[];
  readonly within?: readonly object[];
}

function stage(parts: readonly (readonly Line[])[], goesOn: (part: number) => boolean = () => true) {
  const docs = parts.map((lines) =>
    new DOMParser().parseFromString(lines.map(({ id }) => `<p id="${id}">${id}</p>`).join(''), 'text/html'),
  );
  const shownAt = (index: number): ShownPage => ({ doc: docs[index]!, index, href: `c${index}`, visible: () => null });
  const pages = {
    shown: [shownAt(0)],
    show: vi.fn((href: string) => {
      pages.shown = [shownAt(Number(href[1]))];
      return Promise.resolve(true);
    }),
    turn: vi.fn(() => Promise.resolve()),
  } satisfies Pages;
  const script: Script = {
    parts: parts.length,
    goesOnWith: goesOn,
    passages: (part) =>
      Promise.resolve(
        (parts[part] ?? []).map(({ id, kinds = [], within = [] }) => ({
          part,
          href: `c${part}#${id}`,
          kinds: new Set(kinds),
          within,
          find: (doc) => doc.getElementById(id) ?? undefined,
        })),
      ),
  };
  const lips = new Lips();
  const marked: string[] = [];
  const mark = {
    put: (_: Document, target: Range | Element) => marked.push((target as Element).id),
    clear: vi.fn(),
    playing: vi.fn(),
  };
  const events = { changed: vi.fn(), ended: vi.fn(), failed: vi.fn() };
  const narrator = new Narrator(script, pages, () => lips, mark, events);
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const say = async (): Promise<void> => {
    lips.finish?.();
    await settle();
  };
  return { narrator, lips, pages, marked, events, settle, say };
}

describe('reading aloud', () => {
  it('goes from passage to passage, marks each, and turns to the next part', async () => {
    const { narrator, lips, pages, marked, events, settle, say } = stage([[{ id: 'a' }, { id: 'b' }], [{ id: 'c' }]]);
    void narrator.start();
    await settle();
    await say();
    await say();
    expect(lips.said).toEqual(['c0#a', 'c0#b', 'c1#c']);
    expect(marked).toEqual(['a', 'b', 'c']);
    expect(pages.show).toHaveBeenCalledWith('c1#c');
    await say();
    expect(events.ended).toHaveBeenCalledOnce();
    expect(narrator.isPlaying).toBe(false);
  });

  it('passes over parts it does not go on to', async () => {
    const { narrator, lips, settle, say } = stage([[{ id: 'a' }], [{ id: 'b' }], [{ id: 'c' }]], (part) => part !== 1);
    void narrator.start();
    await settle();
    await say();
    expect(lips.said).toEqual(['c0#a', 'c2#c']);
  });

  it('pauses, and goes on with the same passage', async () => {
    const { narrator, lips, settle } = stage([[{ id: 'a' }, { id: 'b' }]]);
    void narrator.start();
    await settle();
    narrator.pause();
    await settle();
    expect(narrator.isPlaying).toBe(false);
    narrator.resume();
    await settle();
    expect(lips.said).toEqual(['c0#a', 'c0#a']);
  });

  it('steps back over the start of a part, and stays silent where it was paused', async () => {
    const { narrator, lips, settle } = stage([[{ id: 'a' }], [{ id: 'b' }]]);
    void narrator.start();
    await settle();
    await Promise.race([narrator.step(1), settle()]);
    narrator.pause();
    await narrator.step(-1);
    expect(narrator.current?.href).toBe('c0#a');
    expect(lips.said).toEqual(['c0#a', 'c1#b']);
  });

  it('leaves out notes when they are not wanted', async () => {
    const { narrator, lips, settle, say } = stage([[{ id: 'a' }, { id: 'n', kinds: ['noteref'] }, { id: 'b' }]]);
    narrator.skips = new Set<Skip>(['notes']);
    void narrator.start();
    await settle();
    await say();
    expect(lips.said).toEqual(['c0#a', 'c0#b']);
  });

  it('leaves a table with all its cells', async () => {
    const table = {};
    const { narrator, lips, events, settle } = stage([
      [{ id: 'a', within: [table] }, { id: 'b', within: [table] }, { id: 'c' }],
    ]);
    void narrator.start();
    await settle();
    expect(events.changed).toHaveBeenLastCalledWith({ playing: true, canLeave: true });
    void narrator.leave();
    await settle();
    expect(lips.said).toEqual(['c0#a', 'c0#c']);
  });

  it('begins where one points', async () => {
    const { narrator, lips, pages, settle } = stage([[{ id: 'a' }, { id: 'b' }]]);
    const page = pages.shown[0]!;
    expect(await narrator.startAt(page, page.doc.getElementById('b')!.firstChild!, 0)).toBe(true);
    await settle();
    expect(lips.said).toEqual(['c0#b']);
    expect(await narrator.startAt(page, page.doc.body, 0)).toBe(false);
  });

  it('stands still when the sound fails, and can be tried again', async () => {
    const { narrator, lips, events, settle } = stage([[{ id: 'a' }]]);
    lips.fails = true;
    void narrator.start();
    await settle();
    expect(events.failed).toHaveBeenCalledOnce();
    lips.fails = false;
    narrator.resume();
    await settle();
    expect(lips.said).toEqual(['c0#a', 'c0#a']);
  });

  it('ends in a book in which nothing can be read', async () => {
    const { narrator, events } = stage([[], []]);
    await narrator.start();
    expect(events.ended).toHaveBeenCalledOnce();
  });
});
