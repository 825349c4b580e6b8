// <oer-upload holder="draft:…">: drop or choose files, see how they fare, pause, come back another day. See the module's README.
import { filesOf, type FileStatus } from './parts/following';
import { Item } from './parts/item';
import { siteBase, token } from './parts/site';
import { forget, unfinished } from './parts/transfer';
import { loadWords, type Words } from './parts/words';

// One connection carries most school lines best; the second keeps it busy between two files.
const atOnce = 2;

class OerUpload extends HTMLElement {
  /** All of the page: a folder of two hundred files is two hundred of them, and one line. */
  private static readonly lines = new Set<OerUpload>();
  private readonly items = new Set<Item>();
  private readonly waiting: Item[] = [];
  private readonly list = document.createElement('div');
  private readonly live = document.createElement('p');
  private ending = new AbortController();
  private ready: Promise<Words> | undefined;

  connectedCallback(): void {
    if (this.ready) return;
    this.ending = new AbortController();
    OerUpload.lines.add(this);
    this.ready = loadWords();
    void this.ready.then((words) => this.build(words));
  }

  disconnectedCallback(): void {
    this.ending.abort();
    OerUpload.lines.delete(this);
    for (const item of this.items) item.end();
    this.items.clear();
    this.waiting.length = 0;
    OerUpload.next();
    this.replaceChildren();
    this.list.replaceChildren();
    this.ready = undefined;
  }

  get holder(): string {
    return this.getAttribute('holder') ?? '';
  }

  /** Starts uploading these files for the element's holder. */
  add(files: File[]): void {
    void this.ready?.then((words) => {
      for (const file of files) this.take(file, words);
      OerUpload.next();
    });
  }

  private get language(): string {
    return this.getAttribute('lang') ?? document.documentElement.lang ?? 'vi';
  }

  private build(words: Words): void {
    this.classList.add('stack');
    this.list.className = 'stack';
    this.list.setAttribute('role', 'group');
    this.list.setAttribute('aria-label', words.say('region'));
    this.live.className = 'vh';
    this.live.setAttribute('role', 'status');
    this.append(this.list, this.live);
    if (!this.hasAttribute('compact')) this.append(this.dropZone(words));
    addEventListener('beforeunload', this.leaving, { signal: this.ending.signal });
    void this.pickUp(words);
  }

  private dropZone(words: Words): HTMLElement {
    const zone = document.createElement('div');
    zone.className = 'drop';
    const line = document.createElement('p');
    const invitation = document.createElement('b');
    invitation.textContent = words.say('drop-more');
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = words.say('accept');
    input.className = 'vh';
    const label = document.createElement('label');
    label.className = 'pick';
    label.append(words.say('choose'), input);
    line.append(invitation, ` ${words.say('or')} `, label);
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = words.say('hint');
    zone.append(line, hint);

    const { signal } = this.ending;
    input.addEventListener('change', () => (this.add([...(input.files ?? [])]), (input.value = '')), { signal });
    zone.addEventListener('dragover', (event) => (event.preventDefault(), zone.classList.add('over')), { signal });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'), { signal });
    zone.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        zone.classList.remove('over');
        this.add([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return zone;
  }

  private take(file: File, words: Words): void {
    // The reminder of an earlier visit gives way to the file itself.
    for (const item of this.items) if (item.row.name === file.name && !item.isBusy) this.drop(item);
    const item = this.show(file.name, file.size, words);
    item.queue(file, this.holder);
    this.waiting.push(item);
  }

  private static next(): void {
    let free = atOnce;
    for (const line of OerUpload.lines) free -= line.busy;
    for (const line of OerUpload.lines)
      for (; free > 0 && line.waiting.length > 0; free--) line.waiting.shift()?.start();
  }

  private get busy(): number {
    return [...this.items].filter((item) => item.isBusy && !this.waiting.includes(item)).length;
  }

  private show(name: string, bytes: number | undefined, words: Words): Item {
    const item = new Item(name, bytes, words, this.language, {
      settled: (status) => this.settled(item, status, words),
      removed: (gone) => (this.drop(gone), queueMicrotask(() => OerUpload.next())),
      gone: (item) => {
        this.drop(item);
        this.dispatchEvent(new CustomEvent('oer-upload:gone', { bubbles: true }));
      },
      sent: () => queueMicrotask(() => OerUpload.next()),
    });
    this.items.add(item);
    this.list.append(item.row.element);
    return item;
  }

  private drop(item: Item): void {
    this.items.delete(item);
    const place = this.waiting.indexOf(item);
    if (place >= 0) this.waiting.splice(place, 1);
    item.row.element.remove();
  }

  private settled(item: Item, status: FileStatus, words: Words): void {
    this.live.textContent = words.say('done', status.name, status.now);
    const name = status.isReady ? 'oer-upload:ready' : 'oer-upload:refused';
    const event = new CustomEvent<FileStatus>(name, { bubbles: true, cancelable: true, detail: status });
    // A page that shows the file in a list of its own says so by preventing the default.
    if (!this.dispatchEvent(event)) this.drop(item);
  }

  /** Files of this holder that the server works on, and uploads this device did not finish. */
  private async pickUp(words: Words): Promise<void> {
    const { signal } = this.ending;
    const known = await filesOf(this.holder, signal);
    if (signal.aborted) return;
    for (const status of known.filter((file) => !file.isSettled && file.state !== 'receiving')) {
      document.querySelector(`[data-file="${status.id}"]`)?.remove();
      this.show(status.name, status.length, words).watch(status.id);
    }
    const receiving = known.filter((file) => file.state === 'receiving');
    for (const status of receiving) document.querySelector(`[data-file="${status.id}"]`)?.remove();
    const names = new Set([...this.items].map((item) => item.row.name));
    for (const status of receiving.filter((file) => !names.has(file.name))) {
      this.show(status.name, status.length, words).remind(() => this.forgetUpload(status.id));
    }
    // What the server has forgotten cannot be resumed.
    for (const upload of unfinished(this.holder)) {
      const id = upload.uploadUrl?.split('/').at(-1) ?? '';
      if (known.length > 0 && !known.some((file) => file.id === id)) forget(this.holder, id);
    }
  }

  private forgetUpload(id: string): void {
    forget(this.holder, id);
    void fetch(`${siteBase()}/uploads/${id}`, {
      method: 'DELETE',
      headers: { 'Tus-Resumable': '1.0.0', RequestVerificationToken: token() },
    });
  }

  // Leaving is safe, but the browser must be asked to go on: only while bytes are on their way.
  private readonly leaving = (event: BeforeUnloadEvent): void => {
    if ([...this.items].some((item) => item.isBusy)) event.preventDefault();
  };
}

if (!customElements.get('oer-upload')) customElements.define('oer-upload', OerUpload);
