import type { ShownPage } from '../../navigator';
import { along, pathTo } from './anchor';
import type { Book, StageEvents } from './book';
import type { Look } from './look';
import type { Mode } from './mode';
import { Paged } from './paged';
import { TurnQueue } from './queue';
import { Roll } from './roll';
import type { Target } from './target';
import type { Spot } from './view';

export type StageFlow = 'pages' | 'roll' | 'chapters';

/** Shows a book inside an element, one turn after the other. */
export class Stage {
  readonly element = document.createElement('div');
  private readonly events: StageEvents;
  readonly #queue = new TurnQueue();
  readonly #resize: ResizeObserver;
  #mode: Mode | undefined;
  #look: Look;
  #flow: StageFlow;
  /** Where one was, while the page stands for a part that has not come. */
  #last: Spot | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly book: Book,
    look: Omit<Look, 'screen'>,
    flow: StageFlow,
    events: StageEvents,
  ) {
    this.events = {
      ...events,
      moved: () => {
        this.#last = this.#mode?.spot ?? this.#last;
        events.moved();
      },
    };
    this.element.className = 'stage';
    host.replaceChildren(this.element);
    this.#look = { ...look, screen: this.#screen() };
    this.#flow = flow;
    this.#resize = new ResizeObserver(() => this.#resized());
    this.#resize.observe(this.element);
  }

  #screen(): Look['screen'] {
    return { width: Math.max(120, this.element.clientWidth), height: Math.max(120, this.element.clientHeight) };
  }

  get flow(): 'pages' | 'scroll' {
    return this.#flow === 'pages' ? 'pages' : 'scroll';
  }

  get spot(): Spot | undefined {
    return this.#mode?.spot;
  }

  get shown(): readonly ShownPage[] {
    return this.#mode?.shown ?? [];
  }

  get atStart(): boolean {
    return this.#mode?.atStart ?? true;
  }

  get atEnd(): boolean {
    return this.#mode?.atEnd ?? false;
  }

  get isIdle(): boolean {
    return this.#queue.idle;
  }

  async goTo(target: Target): Promise<void> {
    this.#mode?.hurry();
    await this.#queue.run(() => this.#enter().goTo(target));
  }

  async turn(by: 1 | -1): Promise<void> {
    this.#mode?.hurry();
    await this.#queue.run(() => this.#mode?.turn(by));
  }

  async nudge(by: 1 | -1): Promise<void> {
    await this.#queue.run(() => this.#mode?.nudge(by));
  }

  #enter(): Mode {
    if (!this.#mode) {
      this.#mode =
        this.#flow === 'pages'
          ? new Paged(this.book, this.#look, this.events)
          : new Roll(this.book, this.#look, this.events, this.#flow === 'roll');
      this.element.replaceChildren(this.#mode.element);
    }
    return this.#mode;
  }

  /** Lays out anew by another appearance; the page on screen stays where it is. */
  apply(look: Partial<Omit<Look, 'screen'>>, flow: StageFlow): void {
    this.#look = { ...this.#look, ...look };
    if (flow === this.#flow) return this.#mode?.layOut(this.#look);
    const spot = this.#mode?.spot ?? this.#last;
    const focused = this.#mode?.hasFocus ?? false;
    const range = spot?.range;
    this.#flow = flow;
    const path = range && pathTo(range);
    this.#mode?.destroy();
    this.#mode = undefined;
    const target: Target = {
      unit: spot?.unit.index ?? 0,
      anchor: path ? (doc) => along(doc, path) : (spot?.into ?? 0),
      otherwise: spot?.into ?? 0,
    };
    void this.goTo(target).then(() => focused && this.focus());
  }

  #resized(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const screen = this.#screen();
      const before = this.#look.screen;
      if (screen.width === before.width && screen.height === before.height) return;
      this.#look = { ...this.#look, screen };
      this.#mode?.layOut(this.#look);
    }, 60);
  }

  drag(pixels: number): void {
    if (this.#queue.idle) this.#mode?.drag(pixels);
  }

  letGo(): void {
    this.#mode?.letGo();
  }

  focus(): void {
    this.#mode?.focus();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#resize.disconnect();
    this.#queue.close();
    this.#mode?.destroy();
    this.element.remove();
    if (this.host.firstChild === this.element) this.host.replaceChildren();
  }
}
