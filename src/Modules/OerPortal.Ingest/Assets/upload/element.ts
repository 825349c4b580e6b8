// The element itself: a drop zone, the files on their way, and what earlier visits left unfinished.
import { filesOf, type KnownFile } from './files';
import { FileRow } from './row';
import { followFile, Sending, type Surroundings } from './sending';
import { percentOf, wordsOf } from './words';
import { DropZone } from './zone';

const atOnce = 2;

/**
 * Attributes: `holder` (what the files are for), `lang`. Fires `oer-upload:ready` and `oer-upload:refused` (both bubble, detail: the
 * file) when a file is settled, and takes the page's own list `[data-files]` anew, so that settled files look as the server shows them.
 */
export class UploadElement extends HTMLElement {
  private gone = new AbortController();
  private readonly list = document.createElement('div');
  private readonly live = document.createElement('p');
  private waiting: Sending[] = [];
  private busy = 0;
  private zone: DropZone | null = null;

  connectedCallback(): void {
    this.gone = new AbortController();
    this.classList.add('stack');
    this.list.className = 'stack';
    this.live.className = 'vh';
    this.live.setAttribute('role', 'status');
    this.zone = new DropZone(this.words, (files) => this.add(files));
    this.replaceChildren(this.zone.element, this.list, this.live);
    void this.showUnsettled();
  }

  disconnectedCallback(): void {
    this.gone.abort(new Error('The element left the page.'));
  }

  /** Uploads files for this holder, a few at a time. */
  add(files: File[]): void {
    for (const file of files) {
      this.forgetUnfinished(file.name);
      const sending = new Sending(file, this.around);
      this.list.append(sending.row.element);
      this.waiting.push(sending);
    }
    this.next();
  }

  private get words() {
    return wordsOf(this.getAttribute('lang') ?? document.documentElement.lang);
  }

  private get around(): Surroundings {
    return {
      holder: this.getAttribute('holder') ?? '',
      words: this.words,
      language: this.getAttribute('lang') ?? document.documentElement.lang,
      signal: this.gone.signal,
      announce: (sentence) => (this.live.textContent = sentence),
      sent: () => {
        this.busy = Math.max(0, this.busy - 1);
        this.next();
      },
      settled: (file, row) => void this.settle(file, row),
    };
  }

  private next(): void {
    while (this.busy < atOnce) {
      const sending = this.waiting.shift();
      if (!sending) return;
      this.busy++;
      sending.start();
    }
  }

  private async settle(file: KnownFile, row: FileRow): Promise<void> {
    this.dispatchEvent(
      new CustomEvent(file.isReady ? 'oer-upload:ready' : 'oer-upload:refused', { bubbles: true, detail: file }),
    );
    const shown = await this.renewList();
    if (shown) row.element.remove();
    else if (!file.isReady) row.fail(file.refusal ?? this.words.failedToSend);
    else row.show(1, '✓');
  }

  /** Takes the server's list of this page; false where the page has none. */
  private async renewList(): Promise<boolean> {
    const old = this.parentElement?.querySelector('[data-files]');
    if (!old) return false;
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-files]');
    if (!fresh) return false;
    old.replaceWith(document.adoptNode(fresh));
    this.hideUnsettledTwins();
    return true;
  }

  private async showUnsettled(): Promise<void> {
    const files = await filesOf(this.around.holder, this.gone.signal).catch(() => []);
    for (const file of files.filter((one) => !one.isSettled)) {
      const row = new FileRow(file.name);
      row.element.dataset.file = file.id;
      this.list.append(row.element);
      if (file.state === 'receiving') this.offerToGoOn(file, row);
      else void followFile(file.id, row, this.around);
    }
    this.hideUnsettledTwins();
  }

  private offerToGoOn(file: KnownFile, row: FileRow): void {
    row.element.dataset.unfinished = file.name;
    row.show(file.progress / 100, '', this.words.unfinished(percentOf(file.progress / 100, this.around.language)));
    row.offer({ text: this.words.chooseAgain, press: () => this.zone?.choose() });
  }

  private forgetUnfinished(name: string): void {
    for (const row of this.list.querySelectorAll<HTMLElement>('[data-unfinished]')) {
      if (row.dataset.unfinished === name) row.remove();
    }
  }

  /** The server's list shows files that still move, too; here they move. */
  private hideUnsettledTwins(): void {
    const own = new Set([...this.list.querySelectorAll<HTMLElement>('[data-file]')].map((row) => row.dataset.file));
    for (const id of this.parentElement?.querySelectorAll<HTMLInputElement>('[data-files] input[name=fileId]') ?? []) {
      const twin = id.closest<HTMLElement>('.file');
      if (twin && own.has(id.value) && twin.querySelector(':scope > progress')) twin.hidden = true;
    }
  }
}
