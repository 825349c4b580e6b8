import type { Locator } from '../locator';
import type { Found } from '../navigator';
import type { Deck } from './deck';
import type { Finder } from './finder';
import type { Search } from './marks';
import type { Stage } from './stage';

/** Words that somebody looks for: all of them marked while a search goes on, or the one place that a link leads to. */
export class Looking {
  #query: string | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly deck: Deck,
    private readonly finder: Finder,
    private readonly spot: (page: number, match: number) => { locator: Locator; label: string },
  ) {}

  async *find(query: string, signal: AbortSignal): AsyncGenerator<Found> {
    this.#query = query;
    this.deck.mark({ query, strictness: 'words' });
    for await (const { page, index, excerpt } of this.finder.find(query, signal))
      yield { ...this.spot(page, index), excerpt };
  }

  /** The match on a page that a locator of the search names. */
  async lookAtMatch(page: number, current: number | undefined): Promise<void> {
    if (this.#query === undefined || current === undefined) return;
    const search = { query: this.#query, strictness: 'words' } as const;
    this.deck.mark(search);
    await this.#lookAt(page, { ...search, current });
  }

  /** False when the words are not found; nothing takes all marks away. */
  async mark(quote: string | undefined): Promise<boolean> {
    this.#query = undefined;
    this.deck.mark(undefined);
    if (!quote) return true;
    const here = this.stage.current;
    const place = await this.finder.locate(quote, here);
    if (!place) return false;
    if (place.page !== here) await this.stage.turnTo(place.page);
    await this.#lookAt(place.page, { query: place.words, strictness: 'letters', most: 1, current: 0 });
    return true;
  }

  async #lookAt(number: number, search: Search): Promise<void> {
    const page = this.stage.page(number);
    page.mark(search);
    await page.render(page.scale).catch(() => undefined);
    this.stage.reveal(page);
  }
}
