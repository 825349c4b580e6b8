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
  export function collapse(cfi: string): string;
  export const isCFI: RegExp;
}
