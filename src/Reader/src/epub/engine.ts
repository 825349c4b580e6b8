/** A spine item as foliate-js hands it out. */
export interface FoliateSection {
  readonly id: string;
  load: () => Promise<string>;
  readonly unload?: () => void;
  readonly createDocument: () => Promise<Document>;
  readonly linear?: string | null;
  readonly cfi: string;
  readonly resolveHref: (href: string) => string;
}

export interface FoliateTarget {
  readonly index: number;
  readonly anchor?: ((doc: Document) => Range | Element | number | null) | number;
}

export interface FoliateBook {
  readonly sections: FoliateSection[];
  readonly dir?: string | null;
  rendition: { layout?: string; spread?: string; viewport?: string };
  resolveCFI(cfi: string): FoliateTarget;
  resolveHref(href: string): FoliateTarget | null;
  splitTOCHref(href: string | null | undefined): string[];
  getTOCFragment(doc: Document, id: string): Element | null;
  isExternal(href: string): boolean;
  destroy(): void;
}

export interface FoliateLoader {
  loadText(path: string): Promise<string | null>;
  loadBlob(path: string): Promise<Blob | null>;
  getSize(path: string): number;
}

/** `foliate-paginator` or `foliate-fxl`. */
export interface FoliateRenderer extends HTMLElement {
  open(book: FoliateBook): void;
  goTo(target: FoliateTarget): Promise<void>;
  next(distance?: number): Promise<void>;
  prev(distance?: number): Promise<void>;
  getContents(): { doc: Document; index?: number }[];
  setStyles?(styles: [before: string, after: string]): void;
  readonly scrolled?: boolean;
  readonly atStart?: boolean;
  readonly atEnd?: boolean;
  destroy(): void;
}

export interface FoliateLoadDetail {
  readonly doc: Document;
  readonly index: number;
}

export interface FoliateRelocateDetail {
  readonly range: Range | null;
  readonly index: number;
  readonly fraction?: number;
  readonly size?: number;
}
