import { h } from '../ui/dom';
import { clock } from '../ui/player-controls';
import { lineOf, seek, type Line } from './spot';

/** What is said, beside the film or below it: it goes along while it plays, and a click on a line goes there. */
export class Transcript {
  #lines: { line: Line; button: HTMLButtonElement }[] = [];
  #now: HTMLButtonElement | undefined;
  #track: TextTrack | undefined;
  /** Opened for its words alone. */
  #opened: TextTrack | undefined;
  readonly #list = h('ol', { class: 'player-lines' });

  constructor(
    private readonly root: HTMLElement,
    private readonly media: HTMLMediaElement,
    /** Called once with the first words that are known. */
    private readonly filled: (transcript: Transcript) => void,
  ) {
    root.append(this.#list);
    for (const element of media.querySelectorAll('track')) {
      element.addEventListener('load', () => this.#take(element));
      element.addEventListener('error', () => this.#putBack(element.track));
    }
    media.textTracks.addEventListener?.('change', () => this.#choose());
    media.addEventListener('timeupdate', () => this.#follow());
    this.#choose();
  }

  /** Marks the line with these words and goes there; where there is none, to the second. */
  show(second: number, words: string): void {
    const wanted = words
      ? lineOf(
          this.#lines.map(({ line }) => line),
          second,
          words,
        )
      : undefined;
    const found = this.#lines.find(({ line }) => line === wanted);
    found?.button.classList.add('found');
    seek(this.media, found?.line.from ?? second);
    if (found) this.#scrollTo(found.button);
  }

  /** Of the language of the captions, or the first: a browser reads a track only when it is asked to. */
  #choose(): void {
    const elements = [...this.media.querySelectorAll('track')];
    const element = elements.find(({ track }) => track.mode === 'showing') ?? (this.#track ? undefined : elements[0]);
    if (!element || element.track === this.#track) return;
    this.#track = element.track;
    if (element.track.mode === 'disabled') {
      this.#opened = element.track;
      element.track.mode = 'hidden';
    }
    if (element.readyState === HTMLTrackElement.LOADED) this.#take(element);
  }

  #take({ track }: HTMLTrackElement): void {
    const cues = Array.from(track.cues ?? []) as VTTCue[];
    if (track !== this.#track || cues.length === 0) return;
    const isFirst = this.#lines.length === 0;
    this.#now = undefined;
    this.#lines = cues.map((cue) => {
      const line: Line = {
        from: cue.startTime,
        to: cue.endTime,
        text: cue.getCueAsHTML().textContent.replace(/\s+/g, ' ').trim(),
      };
      const button = h(
        'button',
        { type: 'button', onclick: () => seek(this.media, line.from) },
        h('span', { class: 'player-time' }, clock(line.from)),
        h('span', {}, line.text),
      );
      return { line, button };
    });
    this.#list.lang = track.language;
    this.#list.replaceChildren(...this.#lines.map(({ button }) => h('li', {}, button)));
    this.root.hidden = false;
    this.#putBack(track);
    if (isFirst) this.filled(this);
  }

  /** What is "hidden" to the browser are the captions of sound, which nobody has asked for. */
  #putBack(track: TextTrack): void {
    if (track === this.#opened && track.mode === 'hidden') track.mode = 'disabled';
    this.#opened = undefined;
  }

  #follow(): void {
    const at = this.media.currentTime;
    const now = this.#lines.findLast(({ line }) => line.from <= at && at < line.to + 2)?.button;
    if (now === this.#now) return;
    this.#now?.removeAttribute('aria-current');
    now?.setAttribute('aria-current', 'true');
    this.#now = now;
    // whoever reads elsewhere in it is left alone
    if (now && !this.#list.matches(':hover, :focus-within')) this.#scrollTo(now);
  }

  #scrollTo(button: HTMLElement): void {
    this.#list.scrollTop = button.offsetTop - this.#list.offsetTop - this.#list.clientHeight / 3;
  }
}
