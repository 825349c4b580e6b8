/** A code stays in the picture for a while after it was read: it counts once, until something else came or some time has passed. */
export class Once {
  private last = '';
  private seen = -Infinity;

  constructor(private readonly patience = 2500) {}

  /** @param at Milliseconds. */
  isNew(read: string, at: number): boolean {
    const isNew = read !== this.last || at - this.seen > this.patience;
    [this.last, this.seen] = [read, at];
    return isNew;
  }
}
