/** A spine item as foliate-js hands it out. */
export interface FoliateSection {
  readonly id: string;
  load: () => Promise<string>;
  readonly unload?: () => void;
  readonly createDocument: () => Promise<Document>;
  readonly cfi: string;
  readonly resolveHref: (href: string) => string;
}

export interface FoliateTarget {
  readonly index: number;
  readonly anchor?: ((doc: Document) => Range | Element | number | null) | number;
}

export interface FoliateBook {
  readonly sections: FoliateSection[];
  resolveCFI(cfi: string): FoliateTarget;
  resolveHref(href: string): FoliateTarget | null;
  isExternal(href: string): boolean;
  destroy(): void;
}

export interface FoliateLoader {
  loadText(path: string): Promise<string | null>;
  loadBlob(path: string): Promise<Blob | null>;
  getSize(path: string): number;
}
