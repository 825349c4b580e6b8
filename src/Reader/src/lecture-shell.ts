import { ready, type FromFrame, type ToFrame } from './lecture/bridge';
import type { PartConfig, Runtime, Start } from './lecture/runtime';
import { readState, type LectureState } from './lecture/state';

/** Milliseconds that changes are gathered for: a lecture sets ten values for one answer. */
const gather = 400;
/** Milliseconds a lecture has to end its session. */
const patience = 800;
/** A session longer than this was left open. */
const longest = 4 * 60 * 60;

/**
 * The page around a lecture, at the lecture's own host name: holds what stands in for a learning management system, and tells the portal's page over a port
 * how far one has come. The lecture is of one origin with it and may do with it as it likes; the portal's page believes it no more than the lecture.
 */
class Shell {
  readonly #began = performance.now();
  readonly #frame = document.createElement('iframe');
  #runtime: Runtime | undefined;
  #timer = 0;

  constructor(
    private readonly part: PartConfig,
    private readonly kept: LectureState | undefined,
    private readonly port: MessagePort,
  ) {
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
      if (data.oer === 'close') void this.#close();
    };
  }

  async open(): Promise<void> {
    this.#runtime = await (await starter(this.part.form))?.(this.part, this.kept, () => this.#changed());
    if (this.part.form === 'H5p') return;
    this.#frame.allow = 'autoplay; fullscreen';
    this.#frame.title = document.title;
    this.#frame.src = this.part.address;
    document.body.append(this.#frame);
  }

  #changed(): void {
    if (this.#timer === 0) this.#timer = window.setTimeout(() => this.#tell(), gather);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#runtime) return;
    const spent = Math.min(longest, (performance.now() - this.#began) / 1000);
    const state = { ...this.#runtime.read(), seconds: Math.round((this.kept?.seconds ?? 0) + spent) };
    this.#say({ oer: 'state', state });
  }

  /** Lectures end their session when their page goes. */
  async #close(): Promise<void> {
    if (this.#frame.isConnected) {
      await new Promise<void>((resolve) => {
        this.#frame.addEventListener('load', () => resolve(), { once: true });
        setTimeout(resolve, patience);
        this.#frame.src = 'about:blank';
      });
    }
    this.#tell();
    this.#say({ oer: 'closed' });
  }

  #say(message: FromFrame): void {
    this.port.postMessage(message);
  }
}

async function starter(form: PartConfig['form']): Promise<Start | undefined> {
  if (form === 'Scorm12') return (await import('./lecture/scorm12')).start;
  if (form === 'Scorm2004') return (await import('./lecture/scorm2004')).start;
  if (form === 'H5p') return (await import('./lecture/h5p')).start;
  return undefined;
}

const part = JSON.parse(document.getElementById('lecture-part')?.textContent ?? '{}') as PartConfig;

addEventListener('message', function begin(event: MessageEvent<ToFrame>) {
  const port = event.ports[0];
  if (event.source !== parent || event.data?.oer !== 'begin' || !port) return;
  removeEventListener('message', begin);
  void new Shell(part, readState(event.data.state), port).open();
});
// Says nothing but that it is there; who may hear more is up to whoever answers.
parent.postMessage(ready, '*');
