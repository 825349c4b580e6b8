// Somebody at a browser who knows the way. Counts what a person does: a click, a field that is typed (a scan is one: its Enter is the scanner's), a
// choice in a list, a file, a key; and how long they wait until the page shows the answer.
import { readFileSync } from 'node:fs';

export class Person {
  /** @param page of playwright */
  constructor(page) {
    this.page = page;
    this.steps = [];
    this.answers = 0;
    this.failures = [];
    this.saved = [];
    page.on('download', (download) => this.saved.push(download));
    page.on('dialog', async (dialog) => {
      this.#note('click', `OK to “${dialog.message().split('\n')[0]}”`, 0);
      await dialog.accept();
    });
    // What the person waits for: pages and what scripts fetch, not pictures and styles.
    page.on('response', (response) => {
      if (['document', 'xhr', 'fetch'].includes(response.request().resourceType())) this.answers++;
      if (response.status() >= 500) this.failures.push(`${response.status()} ${response.url()}`);
    });
  }

  begin() {
    this.steps = [];
    this.saved = [];
    this.answers = 0;
    this.begun = performance.now();
  }

  /** Opens a page as a bookmark would; not counted, so that both begin where their own menu is. */
  async open(address, seen) {
    await this.page.goto(address);
    if (seen) await seen.waitFor();
  }

  click = (target, words, until) => this.#do('click', words, () => target.click(), until);
  key = (key, words, until) => this.#do('key', words, () => this.page.keyboard.press(key), until);
  choose = (target, option, words) => this.#do('choice', words, () => target.selectOption(option));
  attach = (target, file, words) => this.#do('file', words, () => target.setInputFiles(file));
  type = (target, text, words) => this.#do('field', words, () => this.#keys(target, text));

  /** Types where the cursor is, or in a field, and Enter: what a scanner does. */
  scan = (target, text, words, until) =>
    this.#do(
      'entry',
      words,
      () => this.page.keyboard.press('Enter'),
      until,
      () => this.#keys(target, text),
    );

  /** Waits for what needs no further step. */
  async wait(until) {
    const begun = performance.now();
    await until();
    this.steps.at(-1).waited += performance.now() - begun;
  }

  /** The file that the browser saves: when it is whole. */
  async received() {
    for (let tries = 0; this.saved.length === 0; tries++) {
      if (tries > 6_000) throw new Error('Nothing was saved.');
      await new Promise((next) => setTimeout(next, 5));
    }
    return readFileSync(await this.saved.at(-1).path());
  }

  result() {
    const groups = new Map();
    for (const step of this.steps) {
      const known = groups.get(`${step.kind} ${step.words}`) ?? {
        kind: step.kind,
        words: step.words,
        times: 0,
        waited: 0,
      };
      known.times++;
      known.waited += step.waited;
      groups.set(`${step.kind} ${step.words}`, known);
    }
    return {
      steps: this.steps.length,
      waited_seconds: this.steps.reduce((sum, step) => sum + step.waited, 0) / 1000,
      run_seconds: (performance.now() - this.begun) / 1000,
      answers: this.answers,
      way: [...groups.values()],
    };
  }

  // Keys, because some fields listen to them.
  async #keys(target, text) {
    if (!target) return this.page.keyboard.type(text);
    await target.fill('');
    await target.pressSequentially(text);
  }

  async #do(kind, words, act, until, before) {
    const step = this.#note(kind, words, 0);
    await before?.();
    const begun = performance.now();
    await act();
    // A field that is typed makes nobody wait.
    if (until) {
      await until();
      step.waited = performance.now() - begun;
    } else if (kind === 'click' || kind === 'key') step.waited = performance.now() - begun;
  }

  #note(kind, words, waited) {
    const step = { kind, words, waited };
    this.steps.push(step);
    return step;
  }
}
