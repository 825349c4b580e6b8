// The desk answers without a new page, so that a scanner never waits for one; each answer sounds. Without this script the forms do the same.

import { box, showAnswer } from './parts/answer';
import { play } from './parts/sound';

// Without the menus around it.
const headers = { Accept: 'text/html', 'X-Only-Answer': '1' };

/** One after the other: what is scanned while an answer is on its way waits for it. */
let turn: Promise<void> = Promise.resolve();

function show(html: string, address: string): void {
  const sound = showAnswer(new DOMParser().parseFromString(html, 'text/html'));
  if (sound === null) {
    location.assign(address);
    return;
  }
  history.replaceState(null, '', address);
  play(sound);
}

async function send(form: HTMLFormElement, fields: FormData): Promise<void> {
  const answer = await fetch(form.action, { method: 'POST', body: fields, headers });
  if (!answer.ok) throw new Error(String(answer.status));
  show(await answer.text(), answer.headers.get('X-Address') ?? answer.url);
}

/** What was scanned is for the reader who is at the desk when its turn comes. */
async function sendTyped(typed: string): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('#loan-box');
  if (!form) return;
  const fields = new FormData(form);
  fields.set('Typed', typed);
  try {
    await send(form, fields);
  } catch {
    // As without this script: the browser says what is wrong with the line.
    const field = box();
    if (field) field.value = typed;
    form.submit();
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== 'post' || !form.closest('#loan-desk')) return;
  event.preventDefault();
  const field = box();
  if (form.id === 'loan-box' && field) {
    const typed = field.value;
    field.value = '';
    turn = turn.then(() => sendTyped(typed));
  } else {
    const fields = new FormData(form, event.submitter);
    turn = turn.then(() => send(form, fields)).catch(() => form.submit());
  }
});
