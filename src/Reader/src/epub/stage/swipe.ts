/** Pixels after which a finger is understood to drag. */
const start = 10;
/** Pixels, or pixels a millisecond, that make a drag a turn. */
const far = 45;
const quick = 0.35;
/** A finger that rests longer than this wants to select. */
const longPress = 450;

export interface SwipeEvents {
  /** Whether a drag may begin here; `dx` tells its direction. */
  mayStart(target: Element | null, dx: number): boolean;
  dragged(dx: number): void;
  turned(dx: number): void;
  letGo(): void;
}

/** A sideways swipe of one finger, apart from scrolling, pinching and selecting. */
export class Swipe {
  #from: { x: number; y: number; at: number; target: Element | null } | undefined;
  #isDragging = false;
  #dx = 0;

  constructor(
    target: Document | HTMLElement,
    private readonly events: SwipeEvents,
    signal?: AbortSignal,
  ) {
    const options = { passive: true, ...(signal ? { signal } : {}) };
    const on = (name: string, act: (event: TouchEvent) => void): void =>
      target.addEventListener(name, (event) => act(event as TouchEvent), options);
    on('touchstart', (event) => this.#start(event));
    on('touchmove', (event) => this.#move(event));
    on('touchend', (event) => this.#end(event));
    on('touchcancel', () => this.#stop());
  }

  #start(event: TouchEvent): void {
    this.#stop();
    const touch = event.touches.length === 1 ? event.touches[0] : undefined;
    if (!touch || (visualViewport?.scale ?? 1) > 1.01) return;
    this.#from = { x: touch.screenX, y: touch.screenY, at: event.timeStamp, target: event.target as Element | null };
  }

  #move(event: TouchEvent): void {
    const touch = event.touches[0];
    const from = this.#from;
    if (!touch || !from || event.touches.length > 1) return this.#stop();
    const [dx, dy] = [touch.screenX - from.x, touch.screenY - from.y];
    if (!this.#isDragging) {
      if (Math.hypot(dx, dy) < start) return;
      const isSideways = Math.abs(dx) > 1.2 * Math.abs(dy);
      if (!isSideways || event.timeStamp - from.at > longPress || !this.events.mayStart(from.target, dx))
        return void (this.#from = undefined);
      this.#isDragging = true;
    }
    this.#dx = dx;
    this.events.dragged(dx);
  }

  #end(event: TouchEvent): void {
    const from = this.#from;
    const touch = event.changedTouches[0];
    // a quick flick may come without a single move
    if (from && touch && !this.#isDragging) {
      const [dx, dy] = [touch.screenX - from.x, touch.screenY - from.y];
      if (Math.abs(dx) >= far && Math.abs(dx) > 2 * Math.abs(dy) && this.events.mayStart(from.target, dx)) {
        this.#isDragging = true;
        this.#dx = dx;
      }
    }
    if (!from || !this.#isDragging) return this.#stop();
    const speed = Math.abs(this.#dx) / Math.max(1, event.timeStamp - from.at);
    const isTurn = Math.abs(this.#dx) >= far || (speed > quick && Math.abs(this.#dx) > 20);
    this.#isDragging = false;
    this.#from = undefined;
    if (isTurn) this.events.turned(this.#dx);
    else this.events.letGo();
  }

  #stop(): void {
    if (this.#isDragging) this.events.letGo();
    this.#isDragging = false;
    this.#from = undefined;
  }
}
