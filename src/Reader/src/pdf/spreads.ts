/** Pages shown together. With two columns a book's first page stands alone, as its cover does. */
export function spreadOf(page: number, total: number, columns: 1 | 2): readonly number[] {
  if (columns === 1 || page === 1) return [page];
  const left = page % 2 === 0 ? page : page - 1;
  return left + 1 <= total ? [left, left + 1] : [left];
}

/** The scale at which a spread fits a box, times the reader's zoom in per cent. */
export function fitScale(
  sizes: readonly { width: number; height: number }[],
  box: { width: number; height: number },
  flow: 'pages' | 'scroll',
  zoom: number,
): number {
  const width = sizes.reduce((sum, size) => sum + size.width, 0);
  const height = Math.max(...sizes.map((size) => size.height));
  if (!(width > 0) || !(height > 0) || box.width <= 0) return 1;
  const across = box.width / width;
  const fit = flow === 'pages' ? Math.min(across, box.height / height) : Math.min(across, 900 / width);
  return Math.max(0.1, (fit * zoom) / 100);
}
