// The page of a draft: saves as the teacher types, and takes over what a file has filled in.
import { fill } from './filling';
import { keepSaved, type Saved } from './saving';

/** Starts the page in `root`, if it shows a draft. Returns a function that ends it without a trace. */
export function startDraftPage(root: ParentNode): () => void {
  const form = root.querySelector<HTMLFormElement>('form[data-draft]');
  return form ? start(form) : () => undefined;
}

function start(form: HTMLFormElement): () => void {
  const note = form.querySelector<HTMLElement>('[data-saved]');
  const shown = form.querySelector<HTMLInputElement>('[name="Form.Shown"]');
  const say = (text: string, tone: string): void => {
    if (!note) return;
    note.textContent = text;
    note.className = `note ${tone}`.trim();
  };
  const take = (answer: Saved): void => {
    if (shown) shown.value = String(answer.shown);
    fill(form, answer.filled, form.dataset.filled ?? '');
  };

  const end = keepSaved(form, (data) => send(form.action, data), {
    saving: () => say(form.dataset.saving ?? '', ''),
    answered: (answer) => {
      say(answer.message, answer.saved ? 'good' : 'bad');
      take(answer);
    },
    lost: () => say(form.dataset.lost ?? '', 'warn'),
  });

  // A file that has become ready may have filled the draft: ask by saving what stands here.
  const onReady = (): void => void send(form.action, new FormData(form)).then(take, () => undefined);
  document.addEventListener('oer-upload:ready', onReady);
  return () => {
    end();
    document.removeEventListener('oer-upload:ready', onReady);
  };
}

async function send(address: string, data: FormData): Promise<Saved> {
  const answer = await fetch(`${address}?handler=Autosave`, {
    method: 'POST',
    body: data,
    headers: { Accept: 'application/json' },
    // Goes on when the page is being left.
    keepalive: true,
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as Saved;
}
