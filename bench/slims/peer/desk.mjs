// What the page of circulation sends for a card, a book, the end of the transaction, and a quick return.
import { says } from '../visitor.mjs';
import { processor } from '../processor.mjs';
import { catalogue, password, pupils } from '../things.mjs';
import { base, code, count } from './library.mjs';

const circulation = `${base}/admin/modules/circulation`;
const before = count('SELECT count(*) FROM loan WHERE is_return = 1');

export class Desk {
  constructor(visitor, number) {
    this.visitor = visitor;
    this.number = number;
  }

  // Pupils and books of its own, so that no desk stands in the way of another.
  #pupil = (round) => pupils()[50 + this.number * 100 + (round % 100)].number;
  #book = (round) => code(300 + this.number * 150 + (round % 150), 1 + (round % catalogue.copies));

  async open() {
    const page = await this.visitor.get(`${base}/index.php?p=login`);
    const [, key, token] = /name="(_csrf_token_[^"]*)" value="([^"]*)"/.exec(page.text);
    says(
      await this.visitor.post(`${base}/index.php?p=login`, {
        userName: 'admin',
        passWord: password,
        logMeIn: 'Login',
        [key]: token,
      }),
      'Circulation',
    );
  }

  async card(round) {
    says(
      await this.visitor.post(`${circulation}/circulation_action.php`, { memberID: this.#pupil(round) }),
      this.#pupil(round),
    );
    says(await this.visitor.get(`${circulation}/loan.php`), 'tempLoanID');
  }

  async lend(round) {
    says(
      await this.visitor.post(`${circulation}/circulation_action.php`, { tempLoanID: this.#book(round) }),
      'loan.php',
    );
    says(await this.visitor.get(`${circulation}/loan.php`), this.#book(round));
  }

  /** Only this writes the loan. */
  async finish(round) {
    says(await this.visitor.post(`${circulation}/circulation_action.php`, { finish: 'true' }), 'finishID');
    says(await this.visitor.post(`${circulation}/index.php`, { finishID: this.#pupil(round) }), 'is completed');
  }

  async bring(round) {
    says(
      await this.visitor.post(`${circulation}/ajax_action.php`, { quickReturnID: this.#book(round) }),
      'circulationLayer',
    );
    says(
      await this.visitor.post(`${circulation}/circulation_action.php`, { quickReturnID: this.#book(round) }),
      'successfully returned',
    );
  }
}

export const processorSeconds = () => processor(process.env.PEER_PIDS.split(' ').map(Number));

/** As many loans have ended as were counted, or a few more that had begun. */
export const holds = (answers) =>
  count('SELECT count(*) FROM loan WHERE is_return = 1') - before >= Math.floor(answers / 3) - 4;
