// One file on its way to the server: tus with pause, retry after a lost connection, and a memory of what was sent.
import { DetailedError, Upload, type PreviousUpload } from 'tus-js-client';
import { siteBase, token } from './site';
import { Speed } from './speed';

export type TransferState = 'waiting' | 'sending' | 'paused' | 'offline' | 'failed' | 'sent';

export interface TransferNews {
  state: TransferState;
  sent: number;
  total: number;
  /** Seconds, when known. */
  left?: number;
  /** The server's sentence, when it turned the file away. */
  reason?: string;
}

// Lost connections are waited out: after these the last pause is repeated as long as the page stands.
const pauses = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 30_000, 30_000, 60_000, 60_000, 60_000, 60_000, 60_000];

export class Transfer {
  private readonly upload: Upload;
  private readonly speed = new Speed();
  private state: TransferState = 'waiting';
  private sent = 0;

  constructor(
    readonly file: File,
    holder: string,
    private readonly tell: (news: TransferNews) => void,
  ) {
    this.upload = new Upload(file, {
      endpoint: `${siteBase()}/uploads`,
      // Parts keep a slow line's losses small; a server that answers between them also shows that it lives.
      chunkSize: 8 * 1024 * 1024,
      retryDelays: pauses,
      metadata: { filename: file.name, filetype: file.type, holder },
      headers: { RequestVerificationToken: token() },
      removeFingerprintOnSuccess: true,
      // On a computer that others use too nobody is to read what was being sent.
      storeFingerprintForResuming: !document.body.dataset.shared,
      fingerprint: (chosen) => Promise.resolve(fingerprint(chosen, holder)),
      onProgress: (sent) => this.progressed(sent),
      onSuccess: () => this.change('sent'),
      onError: (error) => this.failed(error),
      onShouldRetry: (error) => this.shouldRetry(error),
    });
  }

  /** The server's id of the file, once it is known. */
  get id(): string {
    return this.upload.url?.split('/').at(-1) ?? '';
  }

  async start(): Promise<void> {
    const known = await this.upload.findPreviousUploads();
    const last = known.sort((a, b) => b.creationTime.localeCompare(a.creationTime))[0];
    if (last) this.upload.resumeFromPreviousUpload(last);
    this.resume();
  }

  resume(): void {
    this.speed.restart();
    this.upload.options.headers = { RequestVerificationToken: token() };
    this.change('sending');
    this.upload.start();
  }

  async pause(): Promise<void> {
    await this.upload.abort();
    this.change('paused');
  }

  /** Gives up; the server forgets what it has. */
  async cancel(): Promise<void> {
    try {
      await this.upload.abort(true);
    } catch {
      // The server forgets unfinished uploads by itself after some days.
    }
  }

  private progressed(sent: number): void {
    this.sent = sent;
    this.speed.note(sent);
    if (this.state !== 'paused') this.change('sending');
  }

  private shouldRetry(error: DetailedError): boolean {
    const status = error.originalResponse?.getStatus() ?? 0;
    const passing = status === 0 || status === 409 || status === 423 || status === 499 || status >= 500;
    const goesOn = passing && status !== 507;
    if (goesOn && this.state !== 'paused') this.change('offline');
    return goesOn;
  }

  private failed(error: Error): void {
    const answer = error instanceof DetailedError ? error.originalResponse : null;
    this.change('failed', answer ? sentence(answer.getBody()) : undefined);
  }

  private change(state: TransferState, reason?: string): void {
    this.state = state;
    const total = this.file.size;
    this.tell({ state, sent: this.sent, total, left: this.speed.left(total - this.sent), reason });
  }
}

/** Uploads of this holder that were not finished on this device. */
export function unfinished(holder: string): PreviousUpload[] {
  const found: PreviousUpload[] = [];
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i) ?? '';
    if (!key.startsWith('tus::') || !key.includes(`oer|${holder}|`)) continue;
    try {
      found.push(JSON.parse(localStorage.getItem(key) ?? '') as PreviousUpload);
    } catch {
      localStorage.removeItem(key);
    }
  }
  return found;
}

/** Forgets what this device knows of an upload. */
export function forget(holder: string, id: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('tus::') && key.includes(`oer|${holder}|`) && localStorage.getItem(key)?.includes(id))
      localStorage.removeItem(key);
  }
}

function fingerprint(file: File, holder: string): string {
  return ['oer', holder, file.name, file.size, file.lastModified].join('|');
}

function sentence(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { title?: string }).title;
  } catch {
    return undefined;
  }
}
