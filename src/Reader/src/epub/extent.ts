/** How long each part of a book is, and so where a spot in a part lies in the whole. */
export class Extent {
  readonly #before: number[] = [];
  readonly total: number;

  /** `sizes`: positions of each spine item in order; 0 for what is not read in line. */
  constructor(private readonly sizes: readonly number[]) {
    let sum = 0;
    for (const size of sizes) {
      this.#before.push(sum);
      sum += size;
    }
    this.total = Math.max(1, sum);
  }

  /** Progress 0–1 of the spot `fraction` (0–1) into part `index`. */
  progress(index: number, fraction: number): number {
    const sum = (this.#before[index] ?? 0) + Math.min(1, Math.max(0, fraction)) * (this.sizes[index] ?? 0);
    return Math.min(1, sum / this.total);
  }

  /** Position of that spot, counted from 1. */
  position(index: number, fraction: number): number {
    return Math.min(this.total, Math.floor(this.progress(index, fraction) * this.total + 1e-6) + 1);
  }

  /** The part and the fraction in it that lie at `progress`; the inverse of {@link progress}. */
  find(progress: number): { index: number; fraction: number } {
    const at = Math.min(1, Math.max(0, progress)) * this.total;
    let last = 0;
    for (const [index, size] of this.sizes.entries()) {
      if (size === 0) continue;
      last = index;
      const into = at - (this.#before[index] ?? 0);
      if (into < size) return { index, fraction: Math.max(0, into / size) };
    }
    return { index: last, fraction: 1 };
  }

  /** Positions left in part `index` and the parts after it up to `last`. */
  left(index: number, fraction: number, last = index): number {
    const rest = this.sizes.slice(index + 1, last + 1).reduce((sum, size) => sum + size, 0);
    return (1 - Math.min(1, fraction)) * (this.sizes[index] ?? 0) + rest;
  }
}
