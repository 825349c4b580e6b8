// A new draft from the server.

export interface NewDraft {
  id: string;
  /** What the files are uploaded for. */
  holder: string;
  /** Address of its form. */
  address: string;
}

export async function startDraft(): Promise<NewDraft> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
  const answer = await fetch(location.pathname, {
    method: 'POST',
    headers: { Accept: 'application/json', RequestVerificationToken: token },
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as NewDraft;
}
