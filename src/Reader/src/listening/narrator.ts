import type { ShownPage } from '../navigator';
import { holds, isAfterScreen, isAhead, isOnScreen } from './spots';
import { isSkipped, type Mouth, type Passage, type Script, type Skip } from './passage';

/** The page, as far as reading aloud needs it. */
export interface Pages {
  readonly shown: readonly ShownPage[];
  /** Turns to an address of the publication. */
  show(href: string): Promise<unknown>;
  /** Turns to the next screen. */
  turn(): Promise<unknown>;
}

/** Shows which passage is read. */
export interface Mark {
  put(doc: Document, target: Range | Element): void;
  clear(): void;
  /** Tells the documents on screen whether they are being read aloud. */
  playing(docs: readonly Document[], on: boolean): void;
}

export interface NarratorEvents {
  changed(state: { playing: boolean; canLeave: boolean }): void;
  /** The last passage has been said. */
  ended(): void;
  failed(error: unknown): void;
}

/** At most so many screens are turned to reach a passage that has no address of its own. */
const mostTurns = 3;

/** Reads passage after passage, across pages and chapters, and keeps the page in step. */
export class Narrator {
  #passages: readonly Passage[] = [];
  #part = -1;
  #at = -1;
  #playing = false;
  #run = new AbortController();
  /** Pages turn one after another while the reading goes on. */
  #turning: Promise<unknown> = Promise.resolve();
  #bringing = 0;
  #rate = 1;
  #skips: ReadonlySet<Skip> = new Set();

  constructor(
    private readonly script: Script,
    private readonly pages: Pages,
    private readonly mouthOf: (passage: Passage) => Mouth,
    private readonly mark: Mark,
    private readonly events: NarratorEvents,
  ) {}

  get isPlaying(): boolean {
    return this.#playing;
  }

  get current(): Passage | undefined {
    return this.#passages[this.#at];
  }

  /** True when its listener turned away from what is read: it is not on screen, and nothing is under way to bring it. */
  get isAstray(): boolean {
    const { current } = this;
    if (!current || this.#bringing > 0) return false;
    const page = this.#pageOf(current);
    const target = page && current.find(page.doc);
    return !page || (target !== undefined && !isOnScreen(page, target));
  }

  set rate(rate: number) {
    this.#rate = rate;
    const { current } = this;
    if (this.#playing && current && !this.mouthOf(current).hurry(rate)) void this.#read(true);
  }

  set skips(skips: ReadonlySet<Skip>) {
    this.#skips = skips;
  }

  /** Reads from the first passage on screen; in a part that has none, from the next that does. */
  async start(): Promise<void> {
    this.pause();
    const { signal } = this.#run;
    for (const page of this.pages.shown) {
      const passages = await this.script.passages(page.index);
      if (signal.aborted) return;
      const first = passages.findIndex((passage) => !isSkipped(passage, this.#skips) && isAhead(page, passage));
      if (first >= 0) return this.#readFrom(page.index, passages, first);
    }
    const last = this.pages.shown.at(-1)?.index ?? -1;
    this.#part = last;
    this.#passages = [];
    this.#at = -1;
    await this.step(1, true);
  }

  /** Reads from the passage at a point of the page. False where nothing is read there. */
  async startAt(page: ShownPage, node: Node, offset: number): Promise<boolean> {
    const passages = await this.script.passages(page.index);
    // of passages inside each other the innermost comes last
    const found = passages.findLastIndex((passage) => holds(passage.find(page.doc), node, offset));
    if (found < 0) return false;
    this.pause();
    void this.#readFrom(page.index, passages, found);
    return true;
  }

  #readFrom(part: number, passages: readonly Passage[], at: number): Promise<void> {
    [this.#part, this.#passages, this.#at] = [part, passages, at];
    return this.#read(true);
  }

  pause(): void {
    this.#run.abort();
    this.#run = new AbortController();
    if (this.current) this.mouthOf(this.current).rest();
    this.#playing = false;
    this.#tell();
  }

  resume(): void {
    if (this.current) void this.#read(false);
    else void this.start();
  }

  stop(): void {
    this.pause();
    this.mark.clear();
    [this.#part, this.#passages, this.#at] = [-1, [], -1];
  }

  /** To the next or previous passage; goes on reading when it was being read. */
  async step(by: 1 | -1, andPlay = this.#playing): Promise<void> {
    this.pause();
    const { signal } = this.#run;
    const found = await this.#after(by);
    if (signal.aborted) return;
    if (!found) return by === 1 ? this.#end() : undefined;
    if (andPlay) await this.#read(true);
    else await this.#show();
  }

  /** Leaves the table, figure or list that is being read (EPUB 3.3 §9.4.2, escapability). */
  async leave(): Promise<void> {
    const around = this.current?.within.at(-1);
    if (!around) return;
    const played = this.#playing;
    while (this.#passages[this.#at + 1]?.within.includes(around)) this.#at++;
    await this.step(1, played);
  }

  async #read(anew: boolean): Promise<void> {
    this.#run.abort();
    const run = (this.#run = new AbortController());
    this.#playing = true;
    try {
      for (let fresh = anew; !run.signal.aborted; fresh = false) {
        const passage = this.current;
        if (!passage) return;
        this.#tell();
        const target = await this.#bring(passage);
        if (run.signal.aborted) return;
        await this.mouthOf(passage).say(passage, target, { rate: this.#rate, signal: run.signal, anew: fresh });
        if (run.signal.aborted) return;
        if (!(await this.#after(1))) return this.#end();
      }
    } catch (error) {
      if (run.signal.aborted) return;
      this.pause();
      this.events.failed(error);
    }
  }

  /** Moves to the next passage that is read, in this part or a following one. */
  async #after(by: 1 | -1): Promise<boolean> {
    const { signal } = this.#run;
    let [part, passages, at] = [this.#part, this.#passages, this.#at];
    while (!signal.aborted) {
      at += by;
      const passage = passages[at];
      if (passage && !isSkipped(passage, this.#skips)) {
        [this.#part, this.#passages, this.#at] = [part, passages, at];
        return true;
      }
      if (passage) continue;
      do part += by;
      while (part >= 0 && part < this.script.parts && !this.script.goesOnWith(part));
      if (part < 0 || part >= this.script.parts) return false;
      if (this.current) this.mouthOf(this.current).rest();
      passages = await this.script.passages(part);
      at = by === 1 ? -1 : passages.length;
    }
    return false;
  }

  #end(): void {
    this.stop();
    this.events.ended();
  }

  async #show(): Promise<void> {
    this.#tell();
    if (this.current) await this.#bring(this.current);
  }

  /** Marks the passage and turns to it; waits for the page only where the part is not on screen at all. */
  async #bring(passage: Passage): Promise<Range | Element | undefined> {
    const page = this.#pageOf(passage);
    if (!page) {
      this.mouthOf(passage).rest();
      await this.#turn(() => this.pages.show(passage.href));
      const shown = this.#pageOf(passage);
      return shown && this.#put(passage, shown);
    }
    const target = this.#put(passage, page);
    if (target && !isOnScreen(page, target)) void this.#turn(() => this.#turnTo(passage));
    return target;
  }

  /** Pages turn one after another. A page that does not come stops nobody from listening. */
  #turn(act: () => Promise<unknown>): Promise<unknown> {
    this.#bringing++;
    this.#turning = this.#turning
      .then(act)
      .catch(() => undefined)
      .finally(() => this.#bringing--);
    return this.#turning;
  }

  #pageOf(passage: Passage): ShownPage | undefined {
    return this.pages.shown.find((page) => page.index === passage.part);
  }

  #put(passage: Passage, page: ShownPage): Range | Element | undefined {
    const target = passage.find(page.doc);
    if (target) this.mark.put(page.doc, target);
    else this.mark.clear();
    this.mark.playing(
      this.pages.shown.map(({ doc }) => doc),
      this.#playing,
    );
    return target;
  }

  async #turnTo(passage: Passage): Promise<void> {
    if (passage !== this.current) return;
    if (passage.href.includes('#')) {
      await this.pages.show(passage.href);
      const page = this.#pageOf(passage);
      if (page && passage === this.current) this.#put(passage, page);
      return;
    }
    for (let turns = 0; turns < mostTurns && passage === this.current; turns++) {
      const page = this.#pageOf(passage);
      const target = page && passage.find(page.doc);
      if (!page || !target || isOnScreen(page, target) || !isAfterScreen(page, target)) return;
      await this.pages.turn();
    }
  }

  #tell(): void {
    this.mark.playing(
      this.pages.shown.map(({ doc }) => doc),
      this.#playing,
    );
    this.events.changed({ playing: this.#playing, canLeave: (this.current?.within.length ?? 0) > 0 });
  }
}
