/** The parts of foliate-js 1.0.1 that the wrapper uses; the package ships no types and calls its API unstable. */
declare module 'foliate-js/epub.js' {
  export class EPUB {
    constructor(loader: unknown);
    /** A FoliateBook (engine.ts). */
    init(): Promise<unknown>;
  }
}
declare module 'foliate-js/epubcfi.js' {
  export function joinIndir(base: string, inner: string): string;
  export function fromRange(range: Range): string;
  export const isCFI: RegExp;
}
declare module 'foliate-js/progress.js' {
  export interface FoliateTocItem {
    label: string;
    href: string | null;
    subitems: FoliateTocItem[] | null;
  }
  export class TOCProgress<T extends FoliateTocItem> {
    init(options: {
      toc: T[];
      ids: string[];
      splitHref: (href: string | null | undefined) => string[];
      getFragment: (doc: Document, id: string) => Element | null;
    }): Promise<void>;
    getProgress(index: number, range: Range | null): T | null | undefined;
  }
}
declare module 'foliate-js/paginator.js';
declare module 'foliate-js/fixed-layout.js';
