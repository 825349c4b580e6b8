// A file from choosing to ready: the transfer first, then what the server does with it.
import { timeLeft } from './figures';
import { follow, type FileStatus } from './following';
import { Row, type RowAction } from './row';
import { Transfer, type TransferNews } from './transfer';
import type { Words } from './words';

export interface ItemHooks {
  settled(status: FileStatus): void;
  removed(item: Item): void;
  /** The server knows nothing of it any more. */
  gone(item: Item): void;
  /** Frees a place for the next file that waits. */
  sent(): void;
}

export class Item {
  readonly row: Row;
  private readonly ending = new AbortController();
  private transfer: Transfer | undefined;
  private over = false;

  constructor(
    name: string,
    bytes: number | undefined,
    private readonly words: Words,
    private readonly language: string,
    private readonly hooks: ItemHooks,
  ) {
    this.row = new Row(name, bytes, words, language);
  }

  get isBusy(): boolean {
    return !this.over && this.transfer !== undefined;
  }

  /** Prepares a chosen file; it starts when its turn comes. */
  queue(file: File, holder: string): void {
    this.transfer = new Transfer(file, holder, (news) => this.sending(news));
    this.row.show({ status: this.words.say('waiting'), percent: 0, actions: [this.cancelling()] });
  }

  start(): void {
    void this.transfer?.start();
  }

  /** Shows a file the server already has. */
  watch(id: string): void {
    void follow(
      id,
      (status) => this.happening(status),
      () => this.hooks.gone(this),
      this.ending.signal,
    );
  }

  /** An upload of an earlier visit whose file must be chosen again. */
  remind(forgetIt: () => void): void {
    this.row.show({
      status: '',
      tone: undefined,
      hint: this.words.say('unfinished'),
      actions: [{ word: 'cancel', run: () => (forgetIt(), this.hooks.removed(this)) }],
    });
  }

  /** Leaves no trace: the transfer stops, what was sent stays for the next visit. */
  end(): void {
    this.ending.abort();
    if (!this.over) void this.transfer?.pause();
  }

  private sending(news: TransferNews): void {
    const percent = news.total > 0 ? Math.floor((news.sent / news.total) * 100) : 0;
    const { words } = this;
    switch (news.state) {
      case 'waiting':
        return;
      case 'sending': {
        const left = news.left === undefined ? '' : timeLeft(news.left, words);
        const status = [`${percent} %`, left].filter(Boolean).join(' · ');
        const pausing = { word: 'pause', run: () => void this.transfer?.pause() };
        return this.row.show({
          status,
          percent,
          hint: words.say('safe-to-lose'),
          actions: [pausing, this.cancelling()],
        });
      }
      case 'paused':
        return this.row.show({
          status: words.say('paused', percent),
          percent,
          actions: [this.resuming('resume'), this.cancelling()],
        });
      case 'offline':
        return this.row.show({
          status: `${percent} %`,
          percent,
          hint: words.say('offline'),
          actions: [this.resuming('retry'), this.cancelling()],
        });
      case 'failed':
        this.hooks.sent();
        return this.row.show({
          status: '',
          tone: 'bad',
          error: news.reason ?? words.say('failed'),
          actions: [this.resuming('retry'), this.cancelling()],
        });
      case 'sent':
        this.over = true;
        this.hooks.sent();
        this.row.show({ status: this.words.say('received'), percent: 100, actions: [] });
        return this.watch(this.transfer?.id ?? '');
    }
  }

  private happening(status: FileStatus): void {
    const { words } = this;
    if (!status.isSettled) {
      // Received whole: the bar now shows the scan and the preparation.
      return this.row.show({
        status: words.say('received'),
        percent: status.progress,
        hint: `${status.now} · ${status.progress} %`,
        actions: [],
      });
    }
    const dismissing = { word: 'dismiss', run: () => this.hooks.removed(this) };
    if (status.isReady) {
      const [safe = '', ...rest] = status.now.split(' · ').filter((part) => part !== status.missing);
      this.row.show({
        status: [safe, status.missing].filter(Boolean).join(' · '),
        tone: status.remarks?.length ? 'warn' : 'good',
        hint: rest.join(' · '),
        remarks: status.remarks,
        actions: [],
      });
    } else {
      this.row.show({
        status: status.now,
        tone: 'bad',
        error: status.refusal ?? words.say('failed'),
        actions: [dismissing],
      });
    }
    this.hooks.settled(status);
  }

  private resuming(word: string): RowAction {
    return { word, run: () => this.transfer?.resume() };
  }

  private cancelling(): RowAction {
    return {
      word: 'cancel',
      run: () => {
        this.over = true;
        void this.transfer?.cancel();
        this.hooks.sent();
        this.hooks.removed(this);
      },
    };
  }
}
