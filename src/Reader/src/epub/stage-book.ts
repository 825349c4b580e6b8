import * as CFI from 'foliate-js/epubcfi.js';
import type { Locator } from '../locator';
import { ReaderError } from '../navigator';
import type { FoliateBook, FoliateTarget } from './engine';
import { documentsOf } from './package';
import type { Book } from './stage/book';
import type { BookFrame } from './stage/frame';
import type { Size } from './stage/page-size';
import type { Target } from './stage/target';
import { unitsOf, type Unit } from './stage/units';
import { withPlainFragment, type Publication } from './webpub';

/** A publication as the stage needs it: its units, their documents, and where addresses and places lead. */
export class StageBook implements Book {
  readonly units: readonly Unit[];
  pageSize: Size | undefined;

  constructor(
    private readonly publication: Publication,
    private readonly book: FoliateBook,
    private readonly events: {
      title(unit: Unit): string;
      came(doc: Document, unit: Unit, frame: BookFrame): void;
    },
  ) {
    this.units = unitsOf(
      publication.readingOrder,
      publication.asides.map(({ path }) => path),
      documentsOf(publication).map(({ path }) => path),
      publication.fixed,
    );
  }

  get rightToLeft(): boolean {
    return this.publication.rightToLeft;
  }

  get language(): string {
    return this.publication.language;
  }

  get seamless(): boolean {
    return this.publication.seamless;
  }

  async address(unit: Unit): Promise<string> {
    const url = await this.book.sections[unit.section]?.load();
    if (!url) throw new ReaderError('part-missing', `${unit.path} has nothing in it`);
    return url;
  }

  release(unit: Unit): void {
    this.book.sections[unit.section]?.unload?.();
  }

  titleOf(unit: Unit): string {
    return this.events.title(unit);
  }

  prepare(doc: Document, unit: Unit, frame: BookFrame): void {
    this.events.came(doc, unit, frame);
  }

  document(unit: Unit): Promise<Document> {
    const section = this.book.sections[unit.section];
    return section ? section.createDocument() : Promise.reject(new ReaderError('part-missing', unit.path));
  }

  cfi(unit: Unit, range: Range | null): string {
    const base = this.book.sections[unit.section]?.cfi ?? '';
    return range ? CFI.joinIndir(base, CFI.fromRange(range)) : base;
  }

  /** Where an address leads; a repeated document is meant as it stands nearest to `from`. */
  find(href: string, from?: Unit): Target | undefined {
    const found = this.book.resolveHref(withPlainFragment(href));
    const unit = found ? this.#unitOf(found.index, from?.index) : undefined;
    return found && unit ? { unit: unit.index, anchor: anchorOf(found) } : undefined;
  }

  /** The exact spot when it still lies in the same member, else the same share of that member. */
  at({ href, locations }: Locator, index: number | undefined): Target | undefined {
    const candidates = this.units.filter((unit) => unit.path === href);
    const unit = candidates.find((candidate) => candidate.index === index) ?? candidates[0];
    if (!unit) return undefined;
    const otherwise = locations.progression ?? 0;
    const cfi = locations.fragments?.find((fragment) => CFI.isCFI.test(fragment));
    if (cfi)
      try {
        const exact = this.book.resolveCFI(cfi);
        if (exact.index === unit.section && cfi.includes('!'))
          return { unit: unit.index, anchor: anchorOf(exact), otherwise };
      } catch {
        // an edition of the book in which this spot no longer exists
      }
    return { unit: unit.index, anchor: otherwise };
  }

  #unitOf(section: number, near = 0): Unit | undefined {
    const candidates = this.units.filter((unit) => unit.section === section);
    return candidates.sort((a, b) => Math.abs(a.index - near) - Math.abs(b.index - near))[0];
  }
}

function anchorOf({ anchor }: FoliateTarget): Target['anchor'] {
  if (typeof anchor !== 'function') return anchor ?? 0;
  return (doc) => {
    const spot = anchor(doc);
    return typeof spot === 'number' ? null : spot;
  };
}
