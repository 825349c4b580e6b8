// Takes books in as the demo teacher does: signs in, starts drafts, uploads through the same addresses as the upload page.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const school = '/truong/thcs-ba-lan';
const booksOfADraft = 20;

/** Headers of every request of an upload to a draft (tus 1.0). */
export const signed = ({ token }) => ({ 'Tus-Resumable': '1.0.0', RequestVerificationToken: token });

/** The address and options of the request that announces an upload to a draft, as {@link Teacher.ask} takes them. */
export function announcement(filename, length, draft) {
  const metadata = Object.entries({ filename, holder: draft.holder })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const headers = { ...signed(draft), 'Upload-Length': String(length), 'Upload-Metadata': metadata };
  return [`${school}/uploads`, { method: 'POST', headers }];
}

export class Teacher {
  #cookies = new Map();
  #draft;
  #taken = 0;

  /**
   * @param {string} base
   * @param {Record<string, string>} [headers] for every request, such as those of a proxy that speaks HTTPS
   */
  constructor(base, headers = {}) {
    this.base = base;
    this.headers = headers;
  }

  /** For a browser that is to read what the teacher has taken in. */
  get cookies() {
    const { hostname } = new URL(this.base);
    const secure = this.headers['X-Forwarded-Proto'] === 'https';
    return [...this.#cookies].map(([name, value]) => ({ name, value, domain: hostname, path: '/', secure }));
  }

  async signIn(
    login = process.env.BENCH_USER ?? 'giaovien@demo.oer',
    password = process.env.BENCH_PASSWORD ?? 'nha-rong-mai-cao',
  ) {
    const page = await (await this.ask('/dang-nhap')).text();
    const body = new URLSearchParams({
      'Input.Login': login,
      'Input.Password': password,
      __RequestVerificationToken: /name="__RequestVerificationToken"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '',
    });
    const answer = await this.ask('/dang-nhap', { method: 'POST', body });
    if (answer.status !== 302) throw new Error(`Nobody can sign in as ${login} at ${this.base}.`);
  }

  /** Uploads a book and follows it until it is settled: `{ id }`, or `{ refusal }` with the sentence a teacher reads. */
  async take(file) {
    if (!this.#draft || this.#taken++ % booksOfADraft === 0) this.#draft = await this.startDraft();
    const content = readFileSync(file);
    const [to, options] = announcement(path.basename(file), content.length, this.#draft);
    const made = await this.ask(to, options);
    if (made.status !== 201) return { refusal: await made.text() };
    const address = new URL(made.headers.get('Location'), this.base).pathname;
    const sent = await this.ask(address, {
      method: 'PATCH',
      body: content,
      headers: { ...signed(this.#draft), 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    });
    if (sent.status !== 204) return { refusal: await sent.text() };
    return this.#settled(sent.headers.get('Oer-File-Id') ?? address.split('/').at(-1));
  }

  async json(address) {
    return (await this.ask(address, { headers: { Accept: 'application/json' } })).json();
  }

  async #settled(id) {
    for (let etag = ''; ;) {
      const answer = await this.ask(`${school}/api/ingest/files/${id}`, {
        headers: { Accept: 'application/json', Prefer: 'wait=10', ...(etag ? { 'If-None-Match': etag } : {}) },
      });
      if (answer.status === 304) continue;
      etag = answer.headers.get('ETag') ?? '';
      const state = await answer.json();
      if (state.isReady) return { id };
      if (state.isSettled) return { refusal: state.refusal ?? 'refused' };
    }
  }

  /** @returns {Promise<{ token: string, holder: string }>} what an upload to a new draft must name */
  async startDraft() {
    const page = await (await this.ask(`${school}/dong-gop`)).text();
    const token = /name="csrf-token" content="([^"]+)"/.exec(page)[1];
    const answer = await this.ask(`${school}/dong-gop`, {
      method: 'POST',
      headers: { Accept: 'application/json', RequestVerificationToken: token },
    });
    if (!answer.ok) throw new Error(`No draft could be started: ${answer.status} ${await answer.text()}`);
    return { token, ...(await answer.json()) };
  }

  /** As a browser of this teacher does; redirects are not followed. */
  async ask(address, options = {}) {
    const headers = {
      Accept: 'text/html',
      ...this.headers,
      ...options.headers,
      Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    const answer = await fetch(this.base + address, { redirect: 'manual', ...options, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.#cookies.set(name, value);
    }
    return answer;
  }
}
