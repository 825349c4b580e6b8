// Estimates the time left from the last seconds, so that one slow minute does not spoil the figure for an hour.

const window = 8_000;

export class Pace {
  private samples: { at: number; sent: number }[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {}

  add(sent: number): void {
    const at = this.now();
    this.samples.push({ at, sent });
    this.samples = this.samples.filter((sample) => at - sample.at <= window);
  }

  /** Null until there is something to judge by. */
  secondsLeft(total: number): number | null {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at - first.at < 1_000 || last.sent <= first.sent) return null;
    return ((total - last.sent) * (last.at - first.at)) / (last.sent - first.sent) / 1_000;
  }

  forget(): void {
    this.samples = [];
  }
}
