import { H5P as Player } from 'h5p-standalone';
import { share, type Runtime, type Start } from './runtime';
import type { LectureState } from './state';

/** Where the build puts what the player asks for by name (vite.config.mjs). */
const assets = '/_content/OerPortal.Reading/built/h5p/';
/** Milliseconds between two looks at the state: content does not say when it changes. */
const pause = 3000;

interface Instance {
  getCurrentState?(): unknown;
}
interface Core {
  readonly instances?: readonly Instance[];
  readonly externalDispatcher?: { on(event: 'xAPI', heard: (event: Statement) => void): void };
}
interface Statement {
  getVerb(): string | undefined;
  getScore(): number | null;
  getMaxScore(): number | null;
  getVerifiedStatementValue?(path: readonly string[]): unknown;
}

/** H5P brings no page of its own: the player makes it, within this frame, of the package's libraries. */
export const start: Start = async (_part, kept, changed) => {
  const host = document.createElement('div');
  document.body.append(host);
  await new Player(host, {
    id: 'lecture',
    h5pJsonPath: new URL('../tep', location.href).href,
    frameJs: `${assets}frame.bundle.js`,
    frameCss: `${assets}styles/h5p.css`,
    // Without a number it does not hand a kept state to the content; it has nobody to send one to.
    saveFreq: 3600,
    contentUserData: [kept?.data ? { state: kept.data } : {}],
  });
  return new Playing(kept, changed);
};

class Playing implements Runtime {
  #status: LectureState['status'];
  #score: number | undefined;
  #data: string;

  constructor(
    kept: LectureState | undefined,
    private readonly changed: () => void,
  ) {
    this.#status = kept?.status ?? 'begun';
    this.#score = kept?.score;
    this.#data = kept?.data ?? '';
    for (const core of cores()) core.externalDispatcher?.on('xAPI', (statement) => this.#heard(statement));
    setInterval(() => {
      if (this.#look()) this.changed();
    }, pause);
  }

  read(): Omit<LectureState, 'seconds'> {
    this.#look();
    return {
      status: this.#status,
      ...(this.#score === undefined ? {} : { score: this.#score }),
      location: '',
      data: this.#data,
    };
  }

  /** Whether the content's state is another than before. */
  #look(): boolean {
    const instance = cores().flatMap(({ instances }) => instances ?? [])[0];
    const state = instance?.getCurrentState?.();
    const data = state === undefined ? this.#data : JSON.stringify(state);
    const isNew = data !== this.#data;
    this.#data = data;
    return isNew;
  }

  /** Statements of the content itself; those of questions within it have a parent. */
  #heard(statement: Statement): void {
    const parent = statement.getVerifiedStatementValue?.(['context', 'contextActivities', 'parent']);
    if (!parent && (statement.getVerb() === 'completed' || statement.getVerb() === 'answered')) {
      this.#status = 'completed';
      this.#score = share(statement.getScore(), 0, statement.getMaxScore()) ?? this.#score;
    }
    this.changed();
  }
}

/** The player's core is in its own frame, or in this window where content does not ask for one. */
function cores(): Core[] {
  const windows = [window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)];
  return windows.flatMap((one) => (one as unknown as { H5P?: Core } | null)?.H5P ?? []);
}
