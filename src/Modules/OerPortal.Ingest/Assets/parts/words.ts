// The words of the upload element, in the language of the page.
import { siteBase } from './site';

export class Words {
  constructor(private readonly table: Readonly<Record<string, string>>) {}

  /** The text of a key, its places {0}, {1} filled. */
  say(key: string, ...values: (string | number)[]): string {
    const text = this.table[key] ?? key;
    return text.replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ''));
  }
}

let loading: Promise<Words> | undefined;

/** Loaded once a page. */
export function loadWords(): Promise<Words> {
  loading ??= fetch(`${siteBase()}/api/ingest/words`, { headers: { Accept: 'application/json' } }).then(
    async (answer) => new Words(answer.ok ? ((await answer.json()) as Record<string, string>) : {}),
    () => new Words({}),
  );
  return loading;
}
