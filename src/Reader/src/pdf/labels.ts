/** Labels printed on the pages of a file ("iv", "A-3"); empty where they say no more than the page's number. */
export class PageLabels {
  readonly #labels: readonly string[];

  constructor(labels: readonly string[] | null) {
    const says = labels?.some((label, i) => label.trim() !== '' && label.trim() !== String(i + 1));
    this.#labels = says ? (labels ?? []).map((label) => label.trim()) : [];
  }

  /** The label of a page counted from 1, where it has one. */
  of(page: number): string | undefined {
    return this.#labels[page - 1] || undefined;
  }

  /** The page that somebody means: a printed label first, the nearest to `here` of several; else a number. */
  find(asked: string, total: number, here: number): number | undefined {
    const wanted = asked.trim().toLowerCase();
    const printed = this.#labels.flatMap((label, i) => (label.toLowerCase() === wanted ? [i + 1] : []));
    if (wanted && printed.length)
      return printed.reduce((best, page) => (Math.abs(page - here) < Math.abs(best - here) ? page : best));
    const number = /^\d+$/.test(wanted) ? Number(wanted) : NaN;
    return number >= 1 && number <= total ? number : undefined;
  }
}
