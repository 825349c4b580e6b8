// The legacy build also runs on the Chrome of phones that get no updates; it weighs 5 % more.
import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { ReaderError } from '../navigator';
import { faultOf } from '../requests';

/** Canvas pixels beyond which phones run out of memory. */
export const mostPixels = 16_777_216;

/**
 * Opens a PDF by byte ranges: only what a page needs is fetched (disableAutoFetch, disableStream; docs/adr/0005).
 * Nothing in a file can run: scripting needs a sandbox that is not shipped, XFA is off, pdf.js 6 has no eval.
 */
export function openPdf(url: string): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = worker;
  const assets = new URL(/* @vite-ignore */ '../pdfjs/', import.meta.url);
  return getDocument({
    url: new URL(url, document.baseURI).href,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 65536,
    enableXfa: false,
    // WebAssembly needs 'wasm-unsafe-eval', which the reader's policy does not give; plain decoders stand in.
    useWasm: false,
    wasmUrl: new URL('decoders/', assets).href,
    cMapUrl: new URL('cmaps/', assets).href,
    standardFontDataUrl: new URL('standard_fonts/', assets).href,
    canvasMaxAreaInBytes: mostPixels * 4,
    maxImageSize: mostPixels * 4,
    verbosity: 0,
  });
}

/**
 * pdf.js names its failures, but a lost line and a damaged file often come under one name. Whether it is the line is asked of the
 * line: a file of which the server still sends bytes is damaged.
 */
export async function explainPdf(error: unknown, url: string): Promise<ReaderError> {
  if (error instanceof ReaderError) return error;
  const { name, status } = error as { name?: string; status?: number };
  const detail = String(error);
  if (name === 'PasswordException') return new ReaderError('locked', detail);
  if (name === 'InvalidPDFException' || name === 'FormatError') return new ReaderError('damaged', detail);
  if (name === 'ResponseException' && status) return new ReaderError(status < 500 ? 'not-found' : 'offline', detail);
  if (/failed to fetch|load failed|networkerror|network error/i.test(detail)) return new ReaderError('offline', detail);
  return new ReaderError(await faultOf(new URL(url, document.baseURI)), detail);
}
