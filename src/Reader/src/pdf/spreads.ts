/** Pages shown together. With two columns a book's first page stands alone, as its cover does. */
export function spreadOf(page: number, total: number, columns: 1 | 2): readonly number[] {
  if (columns === 1 || page === 1) return [page];
  const left = page % 2 === 0 ? page : page - 1;
  return left + 1 <= total ? [left, left + 1] : [left];
}
