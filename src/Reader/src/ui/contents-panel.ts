import type { Locator } from '../locator';
import type { Say } from '../messages';
import type { TocEntry } from '../navigator';
import { h } from './dom';
import { Drawer } from './drawer';

/** The table of contents, over the page. */
export class ContentsPanel {
  readonly #drawer: Drawer;
  readonly #list = h('nav', {});
  #entries: readonly TocEntry[] | undefined;

  constructor(
    private readonly say: Say,
    private readonly chosen: (href: string) => void,
  ) {
    this.#list.setAttribute('aria-label', say('contents'));
    this.#drawer = new Drawer(say, 'contents', this.#list);
  }

  get element(): HTMLDialogElement {
    return this.#drawer.element;
  }

  async open(
    entries: Promise<readonly TocEntry[]>,
    here: { entry: TocEntry | undefined; locator: Locator } | undefined,
  ): Promise<void> {
    if (!this.#entries) this.#list.replaceChildren(h('p', { role: 'status' }, this.say('contents.loading')));
    this.#drawer.open();
    this.#entries = await entries.catch(() => []);
    const current = here && currentLine(this.#entries, here.entry, here.locator);
    this.#list.replaceChildren(
      this.#entries.length ? this.#listOf(this.#entries, current) : h('p', {}, this.say('contents.none')),
    );
    const line = this.#list.querySelector<HTMLElement>('[aria-current]');
    line?.scrollIntoView({ block: 'center' });
    (line ?? this.#list.querySelector<HTMLElement>('a'))?.focus({ preventScroll: line !== null });
  }

  #listOf(entries: readonly TocEntry[], current: TocEntry | undefined): HTMLElement {
    return h(
      'ol',
      {},
      ...entries.map((entry) =>
        h(
          'li',
          {},
          this.#line(entry, current),
          entry.children.length ? this.#listOf(entry.children, current) : undefined,
        ),
      ),
    );
  }

  #line(entry: TocEntry, current: TocEntry | undefined): HTMLElement {
    const { href } = entry;
    if (!href) return h('span', { dir: 'auto' }, entry.label);
    return h(
      'a',
      {
        href: '#',
        dir: 'auto',
        ...(entry === current ? { 'aria-current': 'location' } : {}),
        onclick: (event) => {
          event.preventDefault();
          this.#drawer.close();
          this.chosen(href);
        },
      },
      entry.label,
    );
  }
}

/**
 * The line that the page belongs to. Engines make the entries anew whenever they are asked, so lines are told apart by what
 * they say and where they lead; an engine that names none still says in which member the page stands.
 */
export function currentLine(
  entries: readonly TocEntry[],
  entry: TocEntry | undefined,
  locator: Locator,
): TocEntry | undefined {
  const lines = entries.flatMap(function flat(line: TocEntry): TocEntry[] {
    return [line, ...line.children.flatMap(flat)];
  });
  return (
    lines.find((line) => line === entry) ??
    lines.find((line) => entry?.href !== undefined && line.href === entry.href && line.label === entry.label) ??
    lines.find((line) => entry?.href !== undefined && line.href === entry.href) ??
    lines.find((line) => line.href !== undefined && memberOf(line.href) === memberOf(locator.href))
  );
}

function memberOf(href: string): string {
  const path = href.split('#')[0] ?? '';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
