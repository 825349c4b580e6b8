// What the page of the desk sends for what is scanned in its one box.
import { says } from '../visitor.mjs';
import { computed } from '../../parts/processes.mjs';
import { password, pupils } from '../things.mjs';
import { base, headers, school } from './library.mjs';

const address = `${school}/quan-tri/muon-tra`;
let returned = 0;

export class Desk {
  constructor(visitor, number) {
    this.visitor = visitor;
    this.number = number;
  }

  // Pupils and books of its own, so that no desk stands in the way of another.
  #pupil = (round) => pupils()[50 + this.number * 100 + (round % 100)].number;
  #book = (round) => `TK${String(1 + this.number * 500 + (round % 450)).padStart(6, '0')}`;
  #token = (page) => /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(page.text)[1];

  async open() {
    const page = await this.visitor.get(`${base}/dang-nhap`, headers);
    await this.visitor.post(
      `${base}/dang-nhap`,
      {
        [/name="((?:Input\.)?Login)"/.exec(page.text)[1]]: 'thuvien@so-sanh.oer',
        [/name="((?:Input\.)?Password)"/.exec(page.text)[1]]: password,
        __RequestVerificationToken: this.#token(page),
      },
      headers,
    );
    this.page = await this.visitor.get(address, headers);
    says(this.page, 'loan-box');
  }

  /** The page is what the browser has: its token, and the reader who is at the desk. */
  async #scan(typed, words) {
    const reader = /name="readerId" value="([^"]+)"/.exec(this.page.text)?.[1];
    // As its script asks.
    this.page = await this.visitor.post(
      address,
      { ...(reader ? { readerId: reader } : {}), Typed: typed, __RequestVerificationToken: this.#token(this.page) },
      { ...headers, 'X-Only-Answer': '1' },
    );
    says(this.page, words);
  }

  card = (round) => this.#scan(this.#pupil(round), this.#pupil(round));
  lend = (round) => this.#scan(this.#book(round), this.#book(round));

  async bring(round) {
    await this.#scan(this.#book(round), 'data-sound="good"');
    returned++;
  }
}

export function processorSeconds() {
  const { portal, database } = computed(Number(process.env.OURS_PID), process.env.OER_DATA);
  return (portal + database) / 1000;
}

export const holds = (answers) => returned >= Math.floor(answers / 3);
