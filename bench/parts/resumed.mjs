// A teacher who does not give up: every upload is begun again where it stood, whoever died meanwhile (tus 1.0).
import { setTimeout as pause } from 'node:timers/promises';
import { announcement, signed } from '../../build/teacher.mjs';

const again = 400; // milliseconds

export class Sender {
  /** @param {import('../../build/teacher.mjs').Teacher} teacher signed in */
  constructor(teacher) {
    this.teacher = teacher;
  }

  /** @returns {Promise<string>} the id under which the portal has taken all bytes */
  async send(name, content, draft) {
    const headers = signed(draft);
    const made = await this.#until(201, ...announcement(name, content.length, draft));
    const address = new URL(made.headers.get('Location'), this.teacher.base).pathname;
    for (let at = 0; at < content.length;) {
      const sent = await this.teacher
        .ask(address, {
          method: 'PATCH',
          body: content.subarray(at, at + Math.max(2048, content.length >> 1)),
          headers: { ...headers, 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream' },
        })
        .catch(() => undefined);
      at = sent?.status === 204 ? Number(sent.headers.get('Upload-Offset')) : await this.#offset(address, headers);
    }
    return address.split('/').at(-1);
  }

  async #offset(address, headers) {
    const answer = await this.#until(200, address, { method: 'HEAD', headers });
    return Number(answer.headers.get('Upload-Offset'));
  }

  /** What does not answer as it should is asked again; a portal that starts is away for seconds. */
  async #until(status, address, options) {
    for (let tries = 0; tries < 300; tries++) {
      const answer = await this.teacher.ask(address, options).catch(() => undefined);
      if (answer?.status === status) return answer;
      if (answer && answer.status < 500 && ![404, 409, 423, 429].includes(answer.status))
        throw new Error(`${options.method} ${address}: ${answer.status} ${await answer.text()}`);
      await pause(again);
    }
    throw new Error(`${options.method} ${address} was not answered.`);
  }
}
