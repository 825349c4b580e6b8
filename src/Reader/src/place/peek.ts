import { sameSpot, type Locator } from '../locator';

/** A page opened from a search result is not the place where one reads until it is turned. */
export class Peek {
  #first: Locator | undefined;

  constructor(private isOn: boolean) {}

  covers(locator: Locator): boolean {
    if (!this.isOn) return false;
    this.#first ??= locator;
    this.isOn = sameSpot(this.#first, locator);
    return this.isOn;
  }
}
