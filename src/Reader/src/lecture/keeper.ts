import type { ReaderConfig } from '../config';
import { fetchOrExplain } from '../requests';
import type { LectureConfig } from './config';
import { lectureKey } from './device';
import { readState, type LectureState } from './state';

/** Where the states of a lecture's parts are kept. */
export interface StateKeeper {
  find(part: string): LectureState | undefined;
  /** Rejects when it could not be kept. */
  keep(part: string, state: LectureState, leaving: boolean): Promise<void>;
  forget(): Promise<void>;
}

/** Of the account for those who signed in, of the device for guests, of nobody for a look before publishing. */
export function makeStateKeeper(
  config: ReaderConfig,
  lecture: LectureConfig,
  storage: Storage | undefined,
): StateKeeper {
  if (config.account && lecture.states) return new AccountStates(config.account, lecture.states, lecture);
  return new DeviceStates(config.remember ? storage : undefined, config.fileId);
}

class AccountStates implements StateKeeper {
  readonly #known: Map<string, LectureState>;

  constructor(
    private readonly account: NonNullable<ReaderConfig['account']>,
    private readonly address: string,
    lecture: LectureConfig,
  ) {
    this.#known = new Map(lecture.parts.flatMap(({ id, state }) => (state ? [[id, state] as const] : [])));
  }

  find(part: string): LectureState | undefined {
    return this.#known.get(part);
  }

  async keep(part: string, state: LectureState, leaving: boolean): Promise<void> {
    this.#known.set(part, state);
    const body = JSON.stringify(state);
    await fetchOrExplain(`${this.address}&phan=${encodeURIComponent(part)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', [this.account.header]: this.account.token },
      body,
      // Browsers carry 64 kB beyond the end of a page; what is longer goes as far as there is time.
      keepalive: leaving && body.length < 60_000,
    });
  }

  async forget(): Promise<void> {
    this.#known.clear();
    await fetchOrExplain(this.address, { method: 'DELETE', headers: { [this.account.header]: this.account.token } });
  }
}

class DeviceStates implements StateKeeper {
  #known: Record<string, unknown>;

  constructor(
    private readonly storage: Storage | undefined,
    private readonly fileId: string,
  ) {
    this.#known = this.#read();
  }

  find(part: string): LectureState | undefined {
    return readState(this.#known[part]);
  }

  keep(part: string, state: LectureState): Promise<void> {
    this.#known[part] = state;
    try {
      this.storage?.setItem(lectureKey(this.fileId), JSON.stringify(this.#known));
      return Promise.resolve();
    } catch (full) {
      return Promise.reject(full instanceof Error ? full : new Error(String(full)));
    }
  }

  forget(): Promise<void> {
    this.#known = {};
    this.storage?.removeItem(lectureKey(this.fileId));
    return Promise.resolve();
  }

  #read(): Record<string, unknown> {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(lectureKey(this.fileId)) ?? 'null');
      return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  }
}
