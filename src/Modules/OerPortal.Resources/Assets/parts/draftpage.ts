// The page of a draft: saves as the teacher types, and takes over what a file has filled in.
import { fill, typedOver } from './filling';
import { nameAfter } from './naming';
import { keepSaved, type Saved } from './saving';

/** Starts the page in `root`, if it shows a draft. Returns a function that ends it without a trace. */
export function startDraftPage(root: ParentNode): () => void {
  const form = root.querySelector<HTMLFormElement>('form[data-draft]');
  return form ? start(root, form) : () => undefined;
}

function start(root: ParentNode, form: HTMLFormElement): () => void {
  const note = form.querySelector<HTMLElement>('[data-saved]');
  const shown = form.querySelector<HTMLInputElement>('[name="Form.Shown"]');
  const name = nameAfter(root, form.querySelector('[name="Form.Title"]'), form.dataset.untitled ?? '');
  const say = (text: string, tone: string): void => {
    if (!note) return;
    note.textContent = text;
    note.className = `note ${tone}`.trim();
  };
  const take = (answer: Saved): void => {
    if (shown) shown.value = String(answer.shown);
    fill(form, answer.filled, form.dataset.filled ?? '');
    name();
  };
  const onInput = (event: Event): void => {
    typedOver(event.target);
    name();
  };
  form.addEventListener('input', onInput);

  const saving = keepSaved(form, (data) => send(form.action, data), {
    saving: () => say(form.dataset.saving ?? '', ''),
    answered: (answer) => {
      say(answer.message, answer.saved ? 'good' : 'bad');
      take(answer);
    },
    filled: take,
    lost: (why) => say((why instanceof SignedOut ? form.dataset.signedOut : form.dataset.lost) ?? '', 'warn'),
  });

  // A settled file moves to the page's own list. One that is ready may have filled the draft, too: saving what stands here asks for it.
  const onSettled = (event: Event): void => {
    const list = document.querySelector<HTMLElement>('[data-files]');
    if (!list) return;
    event.preventDefault();
    void saving.refresh().then(() => renew(list, form.action));
  };
  for (const name of settled) document.addEventListener(name, onSettled);
  return () => {
    saving.end();
    form.removeEventListener('input', onInput);
    for (const name of settled) document.removeEventListener(name, onSettled);
  };
}

const settled = ['oer-upload:ready', 'oer-upload:refused'];

/** Shows the list of files as the server has it now. */
async function renew(list: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-files]');
  if (!fresh) return;
  // What is still on its way is shown by the upload element.
  for (const row of fresh.querySelectorAll('.file:has(> progress)')) row.remove();
  list.replaceChildren(...document.adoptNode(fresh).childNodes);
}

/** The session has ended: the answer is the sign-in page. */
class SignedOut extends Error {}

const tokenName = '__RequestVerificationToken';

async function send(address: string, data: FormData): Promise<Saved> {
  let answer = await post(address, data);
  // The page was open for so long that its token is worth nothing any more.
  if (answer.status === 400) {
    const token = await freshToken();
    if (token) {
      data.set(tokenName, token);
      answer = await post(address, data);
    }
  }
  if (answer.redirected || answer.status === 401) throw new SignedOut();
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Saved;
}

const post = (address: string, body: FormData): Promise<Response> =>
  fetch(`${address}?handler=Autosave`, {
    method: 'POST',
    body,
    headers: { Accept: 'application/json' },
    // Goes on when the page is being left.
    keepalive: true,
  });

/** A token as this page would have it if it were opened now; all its forms take it over. */
async function freshToken(): Promise<string | undefined> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (answer.redirected) throw new SignedOut();
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const token = page.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content;
  if (token)
    for (const field of document.querySelectorAll<HTMLInputElement>(`[name=${tokenName}]`)) field.value = token;
  return token;
}
