import type { Appearance } from '../../appearance';
import type { BookFrame } from './frame';
import type { Size } from './page-size';
import type { Unit } from './units';

/** What the stage needs of a book. */
export interface Book {
  readonly units: readonly Unit[];
  readonly rightToLeft: boolean;
  readonly language: string;
  /** Fixed pages follow each other without gaps. */
  readonly seamless: boolean;
  /** Address of a unit's document. Throws ReaderError where it cannot be fetched. */
  address(unit: Unit): Promise<string>;
  /** The stage has put a document away. */
  release(unit: Unit): void;
  titleOf(unit: Unit): string;
  /** A document has come and stands on the stage. */
  prepare(doc: Document, unit: Unit, frame: BookFrame): void;
  /** Size of fixed pages that do not say their own. */
  pageSize: Size | undefined;
}

/** What the stage tells. */
export interface StageEvents {
  /** The page on screen is another one, or lies elsewhere in its chapter than before. */
  moved(): void;
  /** A unit could not be fetched; its place on screen stays empty until it can. */
  failed(unit: Unit, error: unknown, retry: () => void): void;
}

/** The two ways to show a book: page by page, or as a roll. */
export type Flow = Appearance['flow'];
