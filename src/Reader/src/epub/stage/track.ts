import type { RollPart } from './roll-part';

/** Pixels between fixed pages of a roll. */
const gap = 8;

/** The parts of a roll one after the other, and where the screen stands on them, in CSS pixels along the roll. */
export class Track {
  readonly element = document.createElement('div');
  parts: RollPart[] = [];
  /** Of one screen, along the roll. */
  screen = 1;

  constructor(private readonly seamless: boolean) {
    this.element.className = 'stage-roll';
    this.element.tabIndex = -1;
    this.element.classList.toggle('stage-seamless', seamless);
  }

  /** A book in vertical lines rolls sideways. */
  face(part: RollPart): void {
    this.element.dataset['axis'] = part.vertical ? 'x' : 'y';
    this.element.style.direction = part.vertical && part.writing.rightToLeft ? 'rtl' : 'ltr';
  }

  get isSideways(): boolean {
    return this.element.dataset['axis'] === 'x';
  }

  get at(): number {
    return this.isSideways ? Math.abs(this.element.scrollLeft) : this.element.scrollTop;
  }

  set at(to: number) {
    if (this.isSideways) this.element.scrollLeft = this.element.style.direction === 'rtl' ? -to : to;
    else this.element.scrollTop = to;
  }

  get end(): number {
    return this.at + this.screen;
  }

  get total(): number {
    return this.parts.reduce((sum, part) => sum + this.stepOf(part), 0);
  }

  /** A part's own length, and the gap below it between fixed pages. */
  stepOf(part: RollPart): number {
    return part.length + (part.unit.fixed && !this.seamless ? gap : 0);
  }

  startOf(part: RollPart): number {
    let start = 0;
    for (const other of this.parts) {
      if (other === part) break;
      start += this.stepOf(other);
    }
    return start;
  }

  /** The part at the top of the screen, and how far into it the screen begins. */
  get here(): { part: RollPart; inner: number } | undefined {
    let start = 0;
    for (const part of this.parts) {
      if (this.at + 2 < start + this.stepOf(part)) return { part, inner: Math.max(0, this.at - start) };
      start += this.stepOf(part);
    }
    const part = this.parts.at(-1);
    return part && { part, inner: part.length };
  }

  /** The parts on the screen, beside it, and within two screens of it. */
  get near(): RollPart[] {
    const part = this.here?.part;
    const at = part ? this.parts.indexOf(part) : 0;
    return this.parts.filter(
      (other, i) => Math.abs(i - at) <= 1 || Math.abs(this.startOf(other) - this.at) < 2 * this.screen,
    );
  }

  add(part: RollPart, by: 1 | -1): void {
    if (by === 1) {
      this.parts.push(part);
      this.element.append(part.box);
      return;
    }
    const at = this.at;
    this.parts.unshift(part);
    this.element.prepend(part.box);
    this.at = at + this.stepOf(part);
  }

  clear(): void {
    for (const part of this.parts) part.unload();
    this.parts = [];
    this.element.replaceChildren();
  }
}
