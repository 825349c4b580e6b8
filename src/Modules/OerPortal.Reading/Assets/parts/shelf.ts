/** What the page says for the script, in `template[data-saving]`. */
export interface Words {
  readonly list: string;
  readonly save: string;
  readonly saved: string;
  readonly done: string;
  readonly device: string;
  readonly gone: string;
  readonly full: string;
  readonly failed: string;
}

export function readWords(page: Document): Words | undefined {
  const said = page.querySelector<HTMLTemplateElement>('template[data-saving]')?.dataset;
  if (!said) return undefined;
  const of = (name: string) => said[`say${name}`] ?? '';
  return {
    list: said['list'] ?? '',
    save: of('Save'),
    saved: of('Saved'),
    done: of('Done'),
    device: of('Device'),
    gone: of('Gone'),
    full: of('Full'),
    failed: of('Failed'),
  };
}

/** The shelf of whoever is signed in, at the server. */
export class Shelf {
  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** Which of these are kept: one request a page. */
  async among(publicIds: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = publicIds.map((id) => `hoc-lieu=${encodeURIComponent(id)}`).join('&');
    const answer = await fetch(`${this.address}?${asked}`);
    return new Set(answer.ok ? ((await answer.json()) as string[]) : []);
  }

  async keep(publicId: string): Promise<'kept' | 'full' | 'gone' | 'failed'> {
    const { ok, status } = await this.#send('PUT', publicId);
    return ok ? 'kept' : status === 409 ? 'full' : status === 404 ? 'gone' : 'failed';
  }

  async remove(publicId: string): Promise<boolean> {
    return (await this.#send('DELETE', publicId)).ok;
  }

  #send(method: string, publicId: string): Promise<{ readonly ok: boolean; readonly status: number }> {
    return fetch(`${this.address}/${encodeURIComponent(publicId)}`, {
      method,
      headers: { RequestVerificationToken: this.token },
    }).catch(() => ({ ok: false, status: 0 }));
  }
}
