// How fast an upload goes and how long it will take, smoothed over the last seconds.

interface Sample {
  at: number;
  sent: number;
}

export class Speed {
  private samples: Sample[] = [];

  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly span = 8000,
  ) {}

  /** After a pause or a lost connection the past says nothing. */
  restart(): void {
    this.samples = [];
  }

  note(sent: number): void {
    const at = this.now();
    this.samples.push({ at, sent });
    this.samples = this.samples.filter((sample) => at - sample.at <= this.span);
  }

  /** Bytes a second; 0 while unknown. */
  get rate(): number {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at - first.at < 500) return 0;
    return Math.max(0, ((last.sent - first.sent) * 1000) / (last.at - first.at));
  }

  /** Seconds for the rest; undefined while unknown. */
  left(rest: number): number | undefined {
    return this.rate > 0 ? rest / this.rate : undefined;
  }
}
