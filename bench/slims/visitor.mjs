// A browser without a window: cookies, one connection that stays open, pages packed as a browser takes them.
import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export class Visitor {
  #cookies = new Map();
  #agent = new Agent({ keepAlive: true, maxSockets: 6 });
  #pages = 0;

  /** @param count is told how many pages have come since it was last told */
  constructor(count) {
    this.count = count;
  }

  answered() {
    this.count(this.#pages);
    this.#pages = 0;
  }

  get = (address, headers) => this.#send('GET', address, null, headers);
  post = (address, fields, headers) => this.#send('POST', address, new URLSearchParams(fields).toString(), headers);

  /** @returns {Promise<{ status: number, address: string, text: string }>} the page at the end of what redirects */
  async #send(method, address, body, headers = {}) {
    const answer = await this.#one(method, address, body, headers);
    if (answer.status < 300 || answer.status > 399) {
      this.#pages++;
      if (answer.status >= 400) throw new Error(`${answer.status} ${method} ${address}`);
      return answer;
    }
    return this.#send('GET', new URL(answer.location, address).href, null, headers);
  }

  #one(method, address, body, headers) {
    return new Promise((done, fail) => {
      const asked = request(
        address,
        {
          method,
          agent: this.#agent,
          headers: {
            Accept: 'text/html',
            'Accept-Encoding': 'br, gzip',
            Cookie: [...this.#cookies].map(([key, value]) => `${key}=${value}`).join('; '),
            ...(body === null
              ? {}
              : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (answer) => {
          for (const cookie of answer.headers['set-cookie'] ?? []) {
            const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie);
            if (value === '' || value === 'deleted') this.#cookies.delete(key);
            else this.#cookies.set(key, value);
          }
          const parts = [];
          answer.on('data', (part) => parts.push(part));
          answer.on('end', () => {
            const bytes = Buffer.concat(parts);
            const packed = answer.headers['content-encoding'];
            const text = packed === 'br' ? brotliDecompressSync(bytes) : packed === 'gzip' ? gunzipSync(bytes) : bytes;
            done({ status: answer.statusCode, location: answer.headers.location, address, text: text.toString() });
          });
        },
      );
      asked.on('error', fail);
      asked.end(body ?? undefined);
    });
  }
}

/** Throws when a page does not say what it should: an answer that is not one must not count as quick. */
export function says(page, words) {
  if (!page.text.includes(words))
    throw new Error(`${page.address} does not say “${words}”: ${page.text.slice(0, 400)}`);
}
