import type { Say } from '../messages';
import { h, icon } from './dom';

/** Captions on, in the next language, and off again. Films show them in their picture; for sound they stand below it. */
export class Captions {
  /** The words of a recording, as they are spoken. */
  readonly element = h('p', { class: 'player-caption', hidden: true });
  readonly button: HTMLButtonElement;
  /** Which was asked for here; beyond the last one is none. */
  #wanted: number | undefined;

  constructor(
    private readonly media: HTMLMediaElement,
    say: Say,
  ) {
    this.button = h(
      'button',
      { type: 'button', class: 'chip player-captions', onclick: () => this.toggle() },
      icon('captions'),
      say('player.captions'),
    );
    this.button.hidden = this.#tracks.length === 0;
    // Browsers choose captions of their own when the media comes (HTML, 4.8.11.11.3), whatever was chosen before; for sound nobody else may.
    media.addEventListener('loadedmetadata', () => this.#turnOn(this.#wanted));
    media.textTracks.addEventListener?.('change', () => {
      if (!(media instanceof HTMLVideoElement)) this.#turnOn(this.#wanted);
      this.#show();
    });
    for (const track of this.#tracks) track.addEventListener('cuechange', () => this.#speak(track));
    this.#show();
  }

  get #tracks(): TextTrack[] {
    return Array.from(this.media.textTracks);
  }

  /** In a film's own menu they are chosen too. For sound only here: a track may be open for its words alone (Transcript). */
  get #on(): TextTrack | undefined {
    if (this.media instanceof HTMLVideoElement) return this.#tracks.find((track) => track.mode === 'showing');
    return this.#wanted === undefined ? undefined : this.#tracks[this.#wanted];
  }

  toggle(): void {
    const next = this.#on ? this.#tracks.indexOf(this.#on) + 1 : 0;
    this.#wanted = next;
    this.#turnOn(next);
  }

  #turnOn(at: number | undefined): void {
    if (at === undefined) return;
    if (this.media instanceof HTMLVideoElement)
      this.#tracks.forEach((track, i) => (track.mode = i === at ? 'showing' : 'disabled'));
    // Nothing draws the captions of sound, so they are only read.
    else if (this.#on) this.#on.mode = 'hidden';
    this.#show();
  }

  #show(): void {
    const on = this.#on;
    this.button.setAttribute('aria-pressed', String(on !== undefined));
    this.button.title = on?.label ?? '';
    this.element.lang = on?.language ?? '';
    this.element.hidden = !on || this.media instanceof HTMLVideoElement;
    if (on) this.#speak(on);
    else this.element.replaceChildren();
  }

  #speak(track: TextTrack): void {
    if (track !== this.#on || this.media instanceof HTMLVideoElement) return;
    const cues = Array.from(track.activeCues ?? []) as VTTCue[];
    this.element.replaceChildren(...cues.map((cue) => cue.getCueAsHTML()));
  }
}
