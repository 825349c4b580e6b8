import type { Theme } from '../appearance';
import type { ReaderConfig } from '../config';
import { ClipMouth } from '../epub/overlay/clip-mouth';
import { NarratedBook } from '../epub/overlay/narrated-book';
import type { Say } from '../messages';
import type { Navigator, ShownPage } from '../navigator';
import { fetchOrExplain } from '../requests';
import { ListeningBar } from '../ui/listening-bar';
import { SpokenMark } from './mark';
import { Narrator } from './narrator';
import type { Mouth, Passage, Skip } from './passage';
import { loadHabits, saveHabits, type Habits } from './habits';
import { speechOf, spokenPassages } from './sentences';
import { deviceVoices, VoiceMouth, voiceFor } from './voice';

export interface Surroundings {
  readonly say: Say;
  readonly config: ReaderConfig;
  readonly storage: Storage | undefined;
  readonly navigator: Navigator;
  readonly theme: () => Theme;
  /** The bar came, or went. */
  readonly opened: (bar: HTMLElement | undefined) => void;
}

/** Milliseconds after which a page that was turned to stands still. */
const settles = 300;

/** Listening to a book: somebody's recording where there is one, else the device's voice, with the same controls. */
export class Listening {
  readonly #clips = new ClipMouth();
  readonly #voice: VoiceMouth | undefined;
  readonly #narrator: Narrator;
  #habits: Habits;
  #bar: ListeningBar | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    private readonly around: Surroundings,
    book: NarratedBook,
    voices: readonly SpeechSynthesisVoice[],
  ) {
    const { navigator, config, theme, storage } = around;
    this.#habits = loadHabits(storage);
    if (voices.length) this.#voice = new VoiceMouth(voices, (target) => speechOf(target, config.language));
    this.#narrator = new Narrator(
      book,
      {
        get shown() {
          return navigator.pages ?? [];
        },
        show: (href) => navigator.goTo(href),
        turn: () => navigator.next(),
      },
      (passage) => this.#mouthOf(passage),
      new SpokenMark({ active: book.activeClass, playing: book.playingClass }, theme),
      {
        changed: (state) => this.#bar?.show(state),
        ended: () => this.#bar?.tell(around.say('listen.ended')),
        failed: (error) => {
          console.warn(error);
          this.#bar?.tell(around.say('listen.failed'));
        },
      },
    );
    this.#narrator.rate = this.#habits.rate;
    this.#narrator.skips = this.#habits.skips;
  }

  /** Nothing where the book has no recording and the device no voice of its language. */
  static async of(around: Surroundings): Promise<Listening | undefined> {
    const { config, navigator } = around;
    if (config.kind !== 'epub' || !navigator.pages) return undefined;
    const base = new URL(config.base, document.baseURI);
    const [manifest, voices] = await Promise.all([
      // just fetched by the engine
      fetchOrExplain(new URL('manifest.json', base), { cache: 'force-cache' }).then(
        (r) => r.json() as Promise<unknown>,
      ),
      deviceVoices(),
    ]);
    const speaks = voiceFor(config.language, voices) !== undefined;
    const voiced = async (part: number, href: string): Promise<readonly Passage[]> => {
      if (!navigator.pages?.some((page) => page.index === part)) await navigator.goTo(href);
      const page = navigator.pages?.find(({ index }) => index === part);
      return page ? spokenPassages(page.doc, part, page.href.split('#')[0] ?? href, config.language) : [];
    };
    const book = new NarratedBook(manifest, base, speaks ? voiced : undefined);
    return book.isRecorded || speaks ? new Listening(around, book, speaks ? voices : []) : undefined;
  }

  #mouthOf(passage: Passage): Mouth {
    return passage.clip || !this.#voice ? this.#clips : this.#voice;
  }

  get isOpen(): boolean {
    return this.#bar !== undefined;
  }

  get isPlaying(): boolean {
    return this.#narrator.isPlaying;
  }

  open(): void {
    if (this.#bar) return this.#bar.focus();
    this.#bar = new ListeningBar(this.around.say, this.#habits.rate, this.#habits.skips, {
      toggle: () => this.toggle(),
      step: (by) => void this.#narrator.step(by),
      leave: () => void this.#narrator.leave(),
      rate: (rate) => this.#change({ rate }),
      skip: (what, on) => this.#skip(what, on),
      close: () => this.close(),
    });
    this.around.opened(this.#bar.element);
    this.#bar.focus();
    void this.#start();
  }

  async #start(): Promise<void> {
    try {
      await this.#narrator.start();
    } catch (error) {
      console.warn(error);
      this.#bar?.tell(this.around.say('listen.failed'));
    }
  }

  close(): void {
    if (!this.#bar) return;
    clearTimeout(this.#settling);
    this.#narrator.stop();
    this.#bar = undefined;
    this.around.opened(undefined);
  }

  toggle(): void {
    if (this.#narrator.isPlaying) this.#narrator.pause();
    else if (this.#narrator.current) this.#narrator.resume();
    else void this.#start();
  }

  step(by: 1 | -1): void {
    void this.#narrator.step(by);
  }

  /** Another place is on screen: where its listener turned to it, what is read is what is seen. */
  moved(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (!this.#bar || !this.#narrator.isAstray) return;
      if (this.#narrator.isPlaying) void this.#start();
      else this.#narrator.stop();
    }, settles);
  }

  /** A tap on words begins there. False where no words were hit. */
  async tapped(x: number, y: number): Promise<boolean> {
    for (const page of this.around.navigator.pages ?? []) {
      const spot = wordsAt(page, x, y);
      if (spot && (await this.#narrator.startAt(page, spot.node, spot.offset))) return true;
    }
    return false;
  }

  #skip(what: Skip, on: boolean): void {
    const skips = new Set(this.#habits.skips);
    if (on) skips.add(what);
    else skips.delete(what);
    this.#change({ skips });
  }

  #change(change: Partial<Habits>): void {
    this.#habits = { ...this.#habits, ...change };
    if (change.rate !== undefined) this.#narrator.rate = change.rate;
    if (change.skips) this.#narrator.skips = change.skips;
    saveHabits(this.around.storage, this.#habits);
  }

  stop(): void {
    this.close();
    this.#clips.close();
  }
}

/** The words of a page under a point of the window. */
function wordsAt({ doc }: ShownPage, x: number, y: number): { node: Node; offset: number } | undefined {
  const frame = doc.defaultView?.frameElement as HTMLElement | null | undefined;
  const box = frame?.getBoundingClientRect();
  const scale = box && frame?.offsetWidth ? box.width / frame.offsetWidth : 1;
  const inside: [number, number] = box ? [(x - box.left) / scale, (y - box.top) / scale] : [x, y];
  const element = doc.elementFromPoint(...inside);
  const spot = caretAt(doc, ...inside);
  if (!element || !spot) return undefined;
  const text = spot.node.nodeType === Node.TEXT_NODE ? spot.node.parentElement : (spot.node as Element);
  // the caret is put into the nearest line also from the margin beside it
  return element.contains(text) && element !== doc.body && element !== doc.documentElement ? spot : undefined;
}

function caretAt(doc: Document, x: number, y: number): { node: Node; offset: number } | undefined {
  const position = doc.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = (doc as Partial<Pick<Document, 'caretRangeFromPoint'>>).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
