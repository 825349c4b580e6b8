import type { AskedPicture } from '../../navigator';
import { pictureAt, tableAt } from './pictures';
import { Swipe, type SwipeEvents } from './swipe';
import { Wheel } from './wheel';
import { scrollsSideways } from './wide';

/** What belongs to itself and never turns a page. */
const own =
  'a[href],area,button,input,select,textarea,summary,label,audio,video,option,[contenteditable],[role="button"],[onclick]';

/** Where a frame's document stands in the window, and how large. */
interface Origin {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

export interface ZoneEvents extends SwipeEvents {
  /** Shares of the page area. */
  tapped(x: number, y: number, byTouch: boolean): void;
  /** The wheel asks for a page on (1) or back (-1). */
  wheeled(by: 1 | -1): void;
  pictureAsked(picture: AskedPicture): void;
  /** A link was followed; `false` leaves it to the zones. */
  linkFollowed(link: Element): boolean;
  keyPressed(event: KeyboardEvent): void;
  /** True where the wheel and the finger turn pages instead of scrolling. */
  readonly turns: boolean;
  /** True where pictures are the page itself. */
  isPage(doc: Document): boolean;
}

/** Listens over the whole page area: to the margins beside the book, and inside its frames. */
export class Zones {
  readonly #stop = new AbortController();
  readonly #wheel = new Wheel();
  #hadSelection = false;

  constructor(
    private readonly area: HTMLElement,
    private readonly events: ZoneEvents,
  ) {
    this.#listen(area, () => ({ left: 0, top: 0, scale: 1 }), this.#stop.signal);
  }

  /** Listens in a document of the book; the listeners go with it. */
  attach(doc: Document, frame: HTMLIFrameElement): void {
    this.#listen(doc, () => {
      const box = frame.getBoundingClientRect();
      return { left: box.left, top: box.top, scale: frame.offsetWidth ? box.width / frame.offsetWidth : 1 };
    });
    doc.addEventListener('keydown', (event) => {
      const isInBox = /^Arrow/.test(event.key) && scrollsSideways(event.target as Element | null, 0);
      if (!isInBox) this.events.keyPressed(event);
    });
    doc.addEventListener('submit', (event) => event.preventDefault());
  }

  close(): void {
    this.#stop.abort();
  }

  #listen(target: Document | HTMLElement, origin: () => Origin, signal?: AbortSignal): void {
    const options = signal ? { signal } : {};
    const on = <E extends Event>(name: string, act: (event: E) => void, more: AddEventListenerOptions = {}): void =>
      target.addEventListener(name, (event) => act(event as E), { ...options, ...more });
    on<MouseEvent>('pointerdown', () => (this.#hadSelection = isSelected(target)), { capture: true });
    on<MouseEvent>('mousedown', (event) => this.#pressed(event, origin()));
    on<MouseEvent>('click', (event) => this.#clicked(event, target, origin()));
    on<WheelEvent>('wheel', (event) => this.#wheeled(event), { passive: false });
    new Swipe(target, this.events, signal);
  }

  /** A double click in a zone means two pages, not a word. */
  #pressed(event: MouseEvent, at: Origin): void {
    if (event.detail > 1 && this.#isTurn(this.#spot(event, at).x) && !isOwn(event.target)) event.preventDefault();
  }

  /** In the outer quarters of the page area. */
  #isTurn(x: number): boolean {
    return this.events.turns && (x < 0.25 || x > 0.75);
  }

  /** Shares of the page area. */
  #spot(event: MouseEvent, at: Origin): { x: number; y: number } {
    const box = this.area.getBoundingClientRect();
    return {
      x: (at.left + event.clientX * at.scale - box.left) / box.width,
      y: (at.top + event.clientY * at.scale - box.top) / box.height,
    };
  }

  #clicked(event: MouseEvent, target: Document | HTMLElement, at: Origin): void {
    if (event.defaultPrevented || event.button !== 0) return;
    const element = event.target as Element | null;
    const link = element?.closest?.('a, area');
    if (link && this.events.linkFollowed(link)) return event.preventDefault();
    if (isOwn(element) || this.#hadSelection || isSelected(target)) return;
    const { x, y } = this.#spot(event, at);
    if (!this.#isTurn(x) && 'documentElement' in target && !this.events.isPage(target)) {
      const asked = pictureAt(element) ?? tableAt(element);
      if (asked) return this.events.pictureAsked(asked);
    }
    this.events.tapped(x, y, 'pointerType' in event && event.pointerType !== 'mouse');
  }

  #wheeled(event: WheelEvent): void {
    if (!this.events.turns || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (scrolls(event.target as Element | null, event)) return;
    event.preventDefault();
    const pages = this.#wheel.pages({
      deltaX: event.deltaX,
      deltaY: event.deltaY,
      deltaMode: event.deltaMode,
      at: event.timeStamp,
    });
    if (pages) this.events.wheeled(pages > 0 ? 1 : -1);
  }
}

function isOwn(target: EventTarget | null): boolean {
  return Boolean((target as Element | null)?.closest?.(own));
}

function isSelected(target: Document | HTMLElement): boolean {
  const doc = 'documentElement' in target ? target : target.ownerDocument;
  return doc.getSelection()?.isCollapsed === false;
}

/** True where something under the wheel still scrolls that way. */
function scrolls(target: Element | null, { deltaX, deltaY }: WheelEvent): boolean {
  if (Math.abs(deltaX) > Math.abs(deltaY)) return scrollsSideways(target, deltaX);
  for (let box = target?.closest?.<HTMLElement>('[data-oer-wide], textarea, select') ?? null; box; box = null) {
    const rest = box.scrollHeight - box.clientHeight;
    return rest > 1 && (deltaY > 0 ? box.scrollTop < rest - 1 : box.scrollTop > 1);
  }
  return false;
}
