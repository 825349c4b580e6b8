import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';

/** A small picture of a page; rejects when the page cannot be drawn. */
export async function drawSmall(pdf: PDFDocumentProxy, number: number, width: number): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number);
  const scale = width / page.getViewport({ scale: 1 }).width;
  const density = Math.min(2, devicePixelRatio || 1);
  const viewport = page.getViewport({ scale: scale * density });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}
