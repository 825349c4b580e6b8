/** What the reader has to know of a PDF before it is opened. */
export interface PdfSource {
  readonly url: string;
  /** What the portal knows about the file, its contents among it. */
  readonly manifest: string;
  readonly fileId: string;
  /** The file's name among the members of its publication, the same on every site. */
  readonly name: string;
  /** Picture of page 1, made by the server. */
  readonly firstPage: string | undefined;
  readonly pageLabel: (page: number | string) => string;
  /** What stands in place of a page that cannot be drawn. */
  readonly damagedPage: () => Node[];
}
