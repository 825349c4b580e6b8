import type { Say } from '../messages';
import type { Locator } from '../locator';
import type { OtherPlace } from '../place/keeper';
import type { Notices } from './notices';

/** Offers to go where another device, or this one before somebody signed in, has read to. */
export class Offers {
  constructor(
    private readonly say: Say,
    private readonly notices: Notices,
    private readonly go: (to: Locator) => void,
    private readonly stay: () => void,
  ) {}

  make({ locator, progress, deviceLabel }: OtherPlace, question: 'newerPlace' | 'devicePlace'): void {
    const share = Number.isFinite(progress) ? this.say('where.percent', Math.floor(progress * 100)) : undefined;
    const where = [locator.title, share, deviceLabel].filter(Boolean).join(' · ');
    this.notices.ask(this.say(question, where), [
      { label: this.say('newerPlace.go'), main: true, chosen: () => this.go(locator) },
      { label: this.say('newerPlace.stay'), chosen: this.stay },
    ]);
  }
}
