import type { TocEntry } from '../navigator';
import type { Unit } from './stage/units';
import { pathOf, withPlainFragment } from './webpub';

interface Line {
  readonly entry: TocEntry;
  readonly fragment: string | undefined;
}

/** Tells which line of the contents a page belongs to. */
export class Chapters {
  readonly #lines = new Map<string, Line[]>();
  /** The unit that each unit's chapter begins and ends with: long chapters come in several. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(
    contents: readonly TocEntry[],
    private readonly units: readonly Unit[],
  ) {
    this.#collect(contents);
    for (const [i, unit] of units.entries())
      this.#starts[i] = i > 0 && unit.linear && !this.#begins(unit) ? (this.#starts[i - 1] ?? i) : i;
    for (let i = units.length - 1; i >= 0; i--) {
      const next = units[i + 1];
      this.#ends[i] = next?.linear && !this.#begins(next) ? (this.#ends[i + 1] ?? i) : i;
    }
  }

  #collect(entries: readonly TocEntry[]): void {
    for (const entry of entries) {
      if (entry.href) {
        const [, fragment] = withPlainFragment(entry.href).split('#');
        const path = pathOf(entry.href);
        this.#lines.set(path, [...(this.#lines.get(path) ?? []), { entry, fragment }]);
      }
      this.#collect(entry.children);
    }
  }

  /** A book without contents has a chapter in each unit. */
  #begins(unit: Unit): boolean {
    return this.#lines.size === 0 || this.#lines.has(unit.path);
  }

  /** The first and last unit of the chapter that a unit belongs to. */
  span(index: number): { first: number; last: number } {
    return { first: this.#starts[index] ?? index, last: this.#ends[index] ?? index };
  }

  /** The last line whose heading stands at or before `range`, the first thing on the page. */
  at(index: number, range: Range | null): TocEntry | undefined {
    const unit = this.units[index];
    const lines = unit && this.#lines.get(unit.path);
    const here = lines?.findLast((line) => isAtOrBefore(line, range)) ?? this.#earlier(index);
    return here instanceof Object && 'entry' in here ? here.entry : here;
  }

  #earlier(index: number): TocEntry | undefined {
    for (let i = index - 1; i >= 0; i--) {
      const lines = this.#lines.get(this.units[i]?.path ?? '');
      if (lines) return lines.at(-1)?.entry;
    }
    return undefined;
  }
}

function isAtOrBefore({ fragment }: Line, range: Range | null): boolean {
  if (!fragment) return true;
  const doc = range?.startContainer.ownerDocument;
  if (!range || !doc) return false;
  const heading = doc.getElementById(fragment) ?? doc.getElementsByName(fragment)[0];
  // a heading that is not there cannot be behind the page either
  if (!heading) return false;
  return range.comparePoint(heading, 0) <= 0 || heading.contains(range.startContainer);
}
