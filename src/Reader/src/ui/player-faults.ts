import type { MessageKey, Say } from '../messages';
import { faultOf } from '../requests';
import { h } from './dom';

/** Milliseconds without a sign of life after which one wants to know that the line is slow. */
const slow = 10_000;

/** Says why nothing is heard or seen, with a way out, where a browser shows a black box. */
export class PlayerFaults {
  readonly element = h('div', { class: 'player-fault stack', hidden: true });
  #isFailing = false;

  constructor(
    private readonly media: HTMLMediaElement,
    private readonly say: Say,
    private readonly download: string | undefined,
  ) {
    media.addEventListener('error', () => void this.#failed());
    media.addEventListener('loadedmetadata', () => this.#loaded());
    media.addEventListener('playing', () => this.#hush('player.slow'));
    // the browser may have failed before this script came
    if (media.error) void this.#failed();
    else if (media.readyState >= HTMLMediaElement.HAVE_METADATA) this.#loaded();
    else this.#watchStart();
  }

  #watchStart(): void {
    window.setTimeout(() => {
      // what comes in stretches is not fetched before it is played
      const isAsked = !this.media.paused || !this.media.currentSrc.startsWith('blob:');
      const waits = isAsked && this.media.networkState === HTMLMediaElement.NETWORK_LOADING;
      if (waits && this.media.readyState === HTMLMediaElement.HAVE_NOTHING && !this.#isFailing)
        this.#tell('player.slow');
    }, slow);
  }

  /** A browser that knows the sound of a film but not its pictures plays it black. */
  #loaded(): void {
    this.#hush('player.slow');
    if (this.media instanceof HTMLVideoElement && this.media.videoWidth === 0) this.#tell('player.noPicture');
  }

  async #failed(): Promise<void> {
    this.#isFailing = true;
    console.warn('media error', this.media.error?.code, this.media.error?.message);
    const fault = await faultOf(this.media.currentSrc || this.media.src);
    this.#tell(`player.${fault}`);
  }

  #tell(key: MessageKey): void {
    const retry = (): void => {
      this.#isFailing = false;
      this.#clear();
      this.media.load();
      this.#watchStart();
    };
    const actions = h(
      'div',
      { class: 'row' },
      key === 'player.offline'
        ? h('button', { type: 'button', class: 'btn', onclick: retry }, this.say('retry'))
        : undefined,
      this.download && (key === 'player.damaged' || key === 'player.noPicture')
        ? h('a', { class: 'btn', href: this.download, download: true }, this.say('download'))
        : undefined,
    );
    const isFault = key !== 'player.slow';
    const note = h('div', { class: isFault ? 'note bad' : 'note' }, h('p', {}, this.say(key)));
    note.setAttribute('role', isFault ? 'alert' : 'status');
    this.element.dataset['says'] = key;
    this.element.replaceChildren(note, ...(actions.childElementCount ? [actions] : []));
    this.element.hidden = false;
  }

  #hush(key: MessageKey): void {
    if (this.element.dataset['says'] === key) this.#clear();
  }

  #clear(): void {
    delete this.element.dataset['says'];
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
