// One file on its way to the server by tus 1.0.
import { Upload, type DetailedError, type HttpRequest, type HttpResponse } from 'tus-js-client';
import { siteRoot } from './root';
const retryDelays = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 30_000, 60_000, 60_000];

export interface TransferEvents {
  /** The server has given the file its id. */
  named(fileId: string): void;
  progress(sent: number, total: number): void;
  /** The line broke and is being tried again. */
  retrying(): void;
  done(fileId: string): void;
  /** The server refused; the sentence is the server's own where it gave one. */
  failed(sentence: string | null): void;
}

export class Transfer {
  private readonly upload: Upload;
  private fileId = '';

  constructor(
    readonly file: File,
    holder: string,
    private readonly events: TransferEvents,
  ) {
    this.upload = new Upload(file, {
      endpoint: `${siteRoot()}/uploads`,
      metadata: { filename: file.name.normalize('NFC'), filetype: file.type, holder },
      retryDelays,
      removeFingerprintOnSuccess: true,
      // The same file for the same draft is the same upload, also on a later visit.
      fingerprint: () => Promise.resolve(['oer', holder, file.name, file.size, file.lastModified].join('|')),
      onBeforeRequest: (request) => this.sign(request),
      onAfterResponse: (_, response) => this.readId(response),
      onShouldRetry: (error) => this.shouldRetry(error),
      onProgress: (sent, total) => events.progress(sent, total),
      onSuccess: () => events.done(this.fileId || this.idFromAddress()),
      onError: (error) => events.failed(sentenceOf(error)),
    });
  }

  /** Begins, or goes on from what an earlier visit sent. */
  async start(): Promise<void> {
    const [earlier] = await this.upload.findPreviousUploads();
    if (earlier) this.upload.resumeFromPreviousUpload(earlier);
    this.upload.start();
  }

  async pause(): Promise<void> {
    await this.upload.abort();
  }

  resume(): void {
    this.upload.start();
  }

  /** Ends it and removes what was sent. */
  async cancel(): Promise<void> {
    await this.upload.abort(true);
  }

  private sign(request: HttpRequest): void {
    const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
    if (token) request.setHeader('RequestVerificationToken', token);
    request.setHeader('Accept', 'application/problem+json');
  }

  private readId(response: HttpResponse): void {
    const id = response.getHeader('Oer-File-Id');
    if (!id || id === this.fileId) return;
    this.fileId = id;
    this.events.named(id);
  }

  private idFromAddress(): string {
    return this.upload.url?.split('/').at(-1) ?? '';
  }

  private shouldRetry(error: Error | DetailedError): boolean {
    const status = 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
    const passing =
      status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507);
    if (passing) this.events.retrying();
    return passing;
  }
}

function sentenceOf(error: Error | DetailedError): string | null {
  if (!('originalResponse' in error) || !error.originalResponse) return null;
  try {
    const problem = JSON.parse(error.originalResponse.getBody()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? null;
  } catch {
    return null;
  }
}
