declare const checked: unique symbol;

/** A number from 0 to 1. Only {@link share} makes one, so nothing that is not a number reaches the page or the store. */
export type Share = number & { readonly [checked]: true };

/** The number as a share: kept within 0 and 1; 0 for what is no number. */
export function share(value: number): Share {
  return (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0) as Share;
}

/** How long each part of a book is, and so where a spot in a part lies in the whole. */
export class Extent {
  readonly #before: number[] = [];
  readonly #sizes: readonly number[];
  readonly total: number;

  /** `sizes`: positions of each part in order; 0 for what is not read in line. */
  constructor(sizes: readonly number[]) {
    this.#sizes = sizes.map((size) => (Number.isFinite(size) && size > 0 ? size : 0));
    let sum = 0;
    for (const size of this.#sizes) {
      this.#before.push(sum);
      sum += size;
    }
    this.total = Math.max(1, sum);
  }

  size(index: number): number {
    return this.#sizes[index] ?? 0;
  }

  /** Where the spot `into` part `index` lies in the whole. */
  progress(index: number, into: Share): Share {
    return share(((this.#before[index] ?? 0) + into * this.size(index)) / this.total);
  }

  /** Position of that spot, counted from 1. */
  position(index: number, into: Share): number {
    return Math.min(this.total, Math.floor(this.progress(index, into) * this.total + 1e-6) + 1);
  }

  /** The part and the spot in it that lie at `progress`; the inverse of {@link progress}. */
  find(progress: number): { index: number; into: Share } {
    const at = share(progress) * this.total;
    let last = 0;
    for (const [index, size] of this.#sizes.entries()) {
      if (size === 0) continue;
      last = index;
      const inside = at - (this.#before[index] ?? 0);
      if (inside < size) return { index, into: share(inside / size) };
    }
    return { index: last, into: share(1) };
  }

  /** Positions left in part `index` from `into` it, and in the parts after it up to `last`. */
  left(index: number, into: Share, last = index): number {
    const rest = this.#sizes.slice(index + 1, last + 1).reduce((sum, size) => sum + size, 0);
    return (1 - into) * this.size(index) + rest;
  }
}
