import { ReaderError } from './navigator';

/** Fetches from the portal; what goes wrong comes back as a fault that has a sentence and a next step. */
export async function fetchOrExplain(url: URL | string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch (cause) {
    throw new ReaderError('offline', `${String(url)}: ${String(cause)}`);
  }
  if (response.ok) return response;
  throw new ReaderError(response.status >= 500 ? 'offline' : 'not-found', `${String(url)}: ${response.status}`);
}

/** Why something of the portal could not be used: whether it is the line is asked of the line, by a single byte. */
export async function faultOf(url: URL | string): Promise<'offline' | 'not-found' | 'damaged'> {
  try {
    await fetchOrExplain(url, { headers: { Range: 'bytes=0-0' }, cache: 'no-store' });
    return 'damaged';
  } catch (line) {
    return line instanceof ReaderError && line.fault === 'not-found' ? 'not-found' : 'offline';
  }
}
