// What the server knows of files: GET /api/ingest/files.
import { siteRoot } from './root';

export interface KnownFile {
  id: string;
  name: string;
  length: number;
  /** A FileState of the server in camelCase. */
  state: string;
  /** 0 to 100 over scan, inspection and derivation; while receiving, of the upload. */
  progress: number;
  /** Why it cannot be used, as a sentence in the page's language; else null. */
  refusal: string | null;
  isSettled: boolean;
  isReady: boolean;
}

const address = (): string => `${siteRoot()}/api/ingest/files`;

export async function filesOf(holder: string, signal: AbortSignal): Promise<KnownFile[]> {
  return ask<KnownFile[]>(`${address()}?holder=${encodeURIComponent(holder)}`, signal);
}

export async function fileOf(id: string, signal: AbortSignal): Promise<KnownFile> {
  return ask<KnownFile>(`${address()}/${id}`, signal);
}

async function ask<T>(where: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(where, { headers: { Accept: 'application/json' }, signal });
  if (!answer.ok) throw new Error(`${where}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Asks until the file is settled; slower the longer it takes. A lost connection only delays it. */
export async function watch(id: string, signal: AbortSignal, see: (file: KnownFile) => void): Promise<KnownFile> {
  for (let wait = 250; ; wait = Math.min(wait * 1.25, 4_000)) {
    const file = await fileOf(id, signal).catch(() => null);
    if (file) see(file);
    if (file?.isSettled) return file;
    await new Promise<void>((next, stop) => {
      const timer = setTimeout(next, wait);
      signal.addEventListener('abort', () => (clearTimeout(timer), stop(signal.reason as Error)), { once: true });
    });
  }
}
