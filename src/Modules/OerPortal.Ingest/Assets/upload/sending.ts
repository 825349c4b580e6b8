// One file from its choice to its end: sent, scanned, ready; with pause, retry and waiting for the network.
import { watch, type KnownFile } from './files';
import { Pace } from './pace';
import { FileRow } from './row';
import { Transfer } from './transfer';
import { percentOf, progressWords, type Words } from './words';

const largest = 2 * 1024 ** 3;

export interface Surroundings {
  holder: string;
  words: Words;
  language: string | null;
  signal: AbortSignal;
  announce(sentence: string): void;
  /** Nothing more is sent for this file; the next may begin. */
  sent(): void;
  settled(file: KnownFile, row: FileRow): void;
}

export class Sending {
  readonly row: FileRow;
  private readonly transfer: Transfer;
  private readonly pace = new Pace();
  private share = 0;
  private isPaused = false;

  constructor(
    readonly file: File,
    private readonly around: Surroundings,
  ) {
    this.row = new FileRow(file.name);
    this.row.show(0, around.words.waiting);
    this.transfer = new Transfer(file, around.holder, {
      named: (id) => (this.row.element.dataset.file = id),
      progress: (sent, total) => this.progressed(sent, total),
      retrying: () => this.row.show(this.share, this.sayLost()),
      done: (id) => void this.follow(id),
      failed: (sentence) => this.failed(sentence),
    });
    around.signal.addEventListener('abort', () => void this.transfer.pause());
  }

  start(): void {
    const { words } = this.around;
    if (this.file.size === 0 || this.file.size > largest) {
      this.row.fail(this.file.size === 0 ? words.empty : words.tooLarge);
      this.row.offer({ text: words.cancel, press: () => this.row.element.remove() });
      this.around.sent();
      return;
    }
    this.row.show(0, words.starting);
    this.offerPause();
    // The network's return is better news than any timer's.
    addEventListener('online', () => this.wake(), { signal: this.around.signal });
    void this.transfer.start();
  }

  private wake(): void {
    if (!this.isPaused && this.share < 1) void this.transfer.pause().then(() => this.transfer.resume());
  }

  private progressed(sent: number, total: number): void {
    const { words, language } = this.around;
    this.share = total > 0 ? sent / total : 0;
    this.pace.add(sent);
    if (!this.isPaused)
      this.row.show(
        this.share,
        progressWords(this.share, this.pace.secondsLeft(total), words, language),
        words.safeToLeave,
      );
  }

  private offerPause(): void {
    const { words } = this.around;
    this.row.offer(
      { text: words.pause, press: () => void this.pause() },
      { text: words.cancel, press: () => void this.cancel() },
    );
  }

  private async pause(): Promise<void> {
    const { words, language } = this.around;
    this.isPaused = true;
    await this.transfer.pause();
    this.row.show(this.share, words.paused(percentOf(this.share, language)), words.safeToLeave);
    this.row.offer(
      { text: words.resume, press: () => this.resume() },
      { text: words.cancel, press: () => void this.cancel() },
    );
  }

  private resume(): void {
    this.isPaused = false;
    this.pace.forget();
    this.offerPause();
    this.row.show(this.share, this.around.words.starting, this.around.words.safeToLeave);
    this.transfer.resume();
  }

  private async cancel(): Promise<void> {
    await this.transfer.cancel().catch(() => undefined);
    this.row.element.remove();
    this.around.sent();
  }

  private failed(sentence: string | null): void {
    const { words } = this.around;
    this.row.fail(sentence ?? words.failedToSend);
    this.row.offer(
      { text: words.retry, press: () => this.resume() },
      { text: words.cancel, press: () => void this.cancel() },
    );
    this.around.announce(words.announceRefused(this.file.name));
    this.around.sent();
  }

  private sayLost(): string {
    const { words, language } = this.around;
    const percent = percentOf(this.share, language);
    return navigator.onLine ? words.retrying(percent) : words.offline(percent);
  }

  private async follow(id: string): Promise<void> {
    this.around.announce(this.around.words.announceDone(this.file.name));
    this.around.sent();
    await followFile(id, this.row, this.around);
  }
}

/** Shows scan and preparation until the file is settled. */
export async function followFile(id: string, row: FileRow, around: Surroundings): Promise<void> {
  const { words } = around;
  row.offer();
  row.show(null, words.quarantined);
  const file = await watch(id, around.signal, (now) =>
    row.show(now.progress / 100, stateWords(now.state, words)),
  ).catch(() => null);
  if (!file) return;
  around.announce(file.isReady ? words.announceReady(file.name) : words.announceRefused(file.name));
  around.settled(file, row);
}

function stateWords(state: string, words: Words): string {
  if (state === 'quarantined' || state === 'receiving') return words.quarantined;
  return state === 'scanning' ? words.scanning : words.preparing;
}
