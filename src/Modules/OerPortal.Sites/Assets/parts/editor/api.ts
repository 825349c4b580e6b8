// What the editor asks the server for.
export interface MediaItem {
  id: string;
  name: string;
  description: string;
  isPicture: boolean;
  isReady: boolean;
  thumbnail: string | null;
}

export interface Choice {
  address: string;
  title: string;
}

export class Api {
  constructor(
    private readonly compose: string,
    private readonly suggestions: string,
    private readonly media: string,
    private readonly token: string,
  ) {}

  /** A block as its readers see it; empty while its pictures are not ready. */
  async show(markdown: string): Promise<string> {
    const answer = await this.post(`${this.compose}?handler=Show`, { markdown });
    return answer.ok ? answer.text() : '';
  }

  async mediaItems(): Promise<MediaItem[]> {
    const answer = await fetch(`${this.compose}?handler=Media`);
    return answer.ok ? ((await answer.json()) as MediaItem[]) : [];
  }

  async collections(): Promise<Choice[]> {
    const answer = await fetch(`${this.compose}?handler=Collections`);
    return answer.ok ? ((await answer.json()) as Choice[]) : [];
  }

  /** Resources whose title goes on from these words. */
  async resources(words: string): Promise<Choice[]> {
    const answer = await fetch(`${this.suggestions}?q=${encodeURIComponent(words)}`);
    if (!answer.ok) return [];
    const { items } = (await answer.json()) as { items: { text: string; kind: string; url?: string }[] };
    return items.flatMap(({ kind, text, url }) => {
      const address = /\/hoc-lieu\/[a-z0-9]{10}/.exec(url ?? '')?.[0];
      return kind === 'title' && address ? [{ address, title: text }] : [];
    });
  }

  /** Takes a file in; it is scanned before anybody sees it. */
  async upload(file: File, description: string): Promise<{ id?: string; problem?: string }> {
    const form = new FormData();
    form.append('file', file);
    form.append('Description', description);
    form.append('__RequestVerificationToken', this.token);
    const answer = await fetch(this.media, {
      method: 'POST',
      body: form,
      headers: { Accept: 'application/json' },
    }).catch(() => null);
    return answer === null || !answer.headers.get('content-type')?.includes('json')
      ? {}
      : ((await answer.json()) as { id?: string; problem?: string });
  }

  private post(address: string, fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ ...fields, __RequestVerificationToken: this.token });
    return fetch(address, { method: 'POST', body });
  }
}
