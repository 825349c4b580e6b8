// Follows a received file until nothing more happens to it.
import { siteBase } from './site';

export interface FileStatus {
  id: string;
  name: string;
  state: string;
  isSettled: boolean;
  isReady: boolean;
  progress: number;
  /** What is happening, as a sentence. */
  now: string;
  /** Why it was turned away, as a sentence. */
  refusal?: string;
  /** "1 part missing", when there is something to read that the file does not hold. */
  missing?: string;
  /** What one should know although it was taken, as sentences. */
  remarks?: string[];
  length: number;
}

const fast = 400;
const slow = 3000;
/** Answers a server may hold back at once: browsers open six connections a host, and uploads need some. */
const mostHeld = 2;
let held = 0;

/**
 * Calls `tell` with each change; ends by itself, or by the signal. A lost connection is waited out.
 * @param gone Called when there is no such file any more: who it was for may have done with it between two looks.
 */
export async function follow(
  id: string,
  tell: (status: FileStatus) => void,
  gone: () => void,
  signal: AbortSignal,
): Promise<void> {
  let etag = '';
  let pause = fast;
  while (!signal.aborted) {
    const waits = held < mostHeld && etag !== '';
    if (waits) held++;
    try {
      const answer = await fetch(`${siteBase()}/api/ingest/files/${id}`, {
        headers: {
          Accept: 'application/json',
          ...(etag ? { 'If-None-Match': etag } : {}),
          ...(waits ? { Prefer: 'wait=10' } : {}),
        },
        cache: 'no-store',
        signal,
      });
      if (answer.status === 404) return gone();
      if (answer.ok) {
        etag = answer.headers.get('ETag') ?? '';
        const status = (await answer.json()) as FileStatus;
        tell(status);
        if (status.isSettled) return;
        pause = waits ? 0 : fast;
      } else {
        // Asked again at once, a server that does not wait would never rest.
        pause = Math.min(slow, Math.max(fast, pause) * 1.5);
      }
    } catch {
      pause = slow;
    } finally {
      if (waits) held--;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** The files of a holder the server knows; empty when it cannot be asked. */
export async function filesOf(holder: string, signal: AbortSignal): Promise<FileStatus[]> {
  try {
    const answer = await fetch(`${siteBase()}/api/ingest/files?holder=${encodeURIComponent(holder)}`, {
      headers: { Accept: 'application/json' },
      signal,
    });
    return answer.ok ? ((await answer.json()) as FileStatus[]) : [];
  } catch {
    return [];
  }
}
