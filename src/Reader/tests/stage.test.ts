import { describe, expect, it } from 'vitest';
import { TurnQueue } from '../src/epub/stage/queue';
import { readViewport } from '../src/epub/stage/page-size';
import { stopsOf, type Unit } from '../src/epub/stage/units';
import { Wheel } from '../src/epub/stage/wheel';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the queue of turns', () => {
  it('does every turn once and in order, however quickly they come', async () => {
    const queue = new TurnQueue();
    const done: number[] = [];
    await Promise.all(
      [5, 1, 3].map((wait, i) =>
        queue.run(async () => {
          await pause(wait);
          done.push(i);
        }),
      ),
    );
    expect(done).toEqual([0, 1, 2]);
    expect(queue.idle).toBe(true);
  });

  it('goes on past a turn that never ends, and past one that fails', async () => {
    const queue = new TurnQueue(20);
    let told: AbortSignal | undefined;
    void queue.run((signal) => {
      told = signal;
      return new Promise<never>(() => undefined);
    });
    const failed = queue.run(() => Promise.reject(new Error('no page')));
    failed.catch(() => undefined);
    await expect(queue.run(() => 'next page')).resolves.toBe('next page');
    expect(told?.aborted).toBe(true);
  });

  it('does nothing more once it is closed', async () => {
    const queue = new TurnQueue();
    let turned = false;
    const turn = queue.run(() => pause(5)).then(() => queue.run(() => void (turned = true)));
    queue.close();
    await turn;
    expect(turned).toBe(false);
  });
});

const unit = (index: number, more: Partial<Unit> = {}): Unit => ({
  index,
  section: index,
  path: `${index}.xhtml`,
  fixed: true,
  spread: 'auto',
  page: undefined,
  centred: false,
  size: undefined,
  linear: true,
  ...more,
});
const pages = (units: readonly Unit[], rtl = false, wide = true): string =>
  stopsOf(units, rtl, wide)
    .map(({ left, right, units: [only] }) =>
      left || right ? `${left?.index ?? '·'}${right?.index ?? '·'}` : only?.index,
    )
    .join(' ');

describe('what is on screen at once', () => {
  const four = [0, 1, 2, 3].map((i) => unit(i));

  it('is two pages on a lying screen, the cover alone, and one on a standing one', () => {
    expect(pages(four)).toBe('·0 12 3·');
    expect(pages(four, false, false)).toBe('0 1 2 3');
  });

  it('is the whole of a book of one page', () => {
    expect(pages([unit(0)])).toBe('0');
  });

  it('has the first page at the right where pages go from right to left', () => {
    expect(pages(four, true)).toBe('0· 21 ·3');
  });

  it('follows the sides and the spreads a book asks for', () => {
    expect(pages([unit(0, { page: 'left' }), unit(1, { page: 'right' }), unit(2, { page: 'right' })])).toBe('01 ·2');
    expect(pages([unit(0, { page: 'center' }), unit(1), unit(2)])).toBe('0 12');
    expect(pages(four.map((one) => ({ ...one, spread: 'none' as const })))).toBe('0 1 2 3');
    expect(
      pages(
        four.map((one) => ({ ...one, spread: 'both' as const })),
        false,
        false,
      ),
    ).toBe('·0 12 3·');
  });

  it('parts pages from text, and never pairs what only links lead to', () => {
    expect(pages([unit(0), unit(1, { fixed: false }), unit(2), unit(3), unit(4, { linear: false })])).toBe('·0 1 23 4');
  });
});

describe('the size of a fixed page', () => {
  const screen = { width: 1000, height: 700 };

  it('is that of its viewport, the first value of each where they are repeated', () => {
    expect(readViewport('width=600,height=800', screen)).toEqual({ width: 600, height: 800 });
    expect(readViewport('width=600, height=800, width=50', screen)).toEqual({ width: 600, height: 800 });
    expect(readViewport('width = 600 ; height = 800px', screen)).toEqual({ width: 600, height: 800 });
  });

  it('may be the screen, and is nothing where it cannot be a size', () => {
    expect(readViewport('width=device-width,height=device-height', screen)).toEqual(screen);
    expect(readViewport('width=0,height=800', screen)).toBeUndefined();
    expect(readViewport('initial-scale=1', screen)).toBeUndefined();
  });
});

describe('the wheel', () => {
  const turned = (moves: readonly (readonly [at: number, deltaY: number, deltaMode?: number])[]): number[] => {
    const wheel = new Wheel();
    return moves.map(([at, deltaY, deltaMode = 0]) => wheel.pages({ at, deltaY, deltaMode, deltaX: 0 }));
  };

  it('turns a page a notch, quick ones too, and back', () => {
    expect(
      turned([
        [0, 100],
        [40, 100],
        [80, 100],
        [400, -100],
      ]),
    ).toEqual([1, 1, 1, -1]);
    expect(
      turned([
        [0, 3, 1],
        [300, 3, 1],
      ]),
    ).toEqual([1, 1]);
  });

  it('turns one page for a stroke on a touch pad, however long it glides', () => {
    const stroke = [4, 18, 33, 47, 60, 52, 44, 31, 20, 12, 7, 3, 1].map((delta, i) => [i * 16, delta] as const);
    expect(turned(stroke).reduce((sum, pages) => sum + pages, 0)).toBe(1);
    expect(
      turned([...stroke, ...stroke.map(([at, delta]) => [at + 800, delta] as const)]).filter(Boolean),
    ).toHaveLength(2);
  });
});
