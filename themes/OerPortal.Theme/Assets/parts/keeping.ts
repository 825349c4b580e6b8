// What was written into a long form survives a sending that failed: the session had ended, the page was too old, the
// server stumbled. It waits in the tab until the form is seen again, and is forgotten on any other page.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Written {
  path: string;
  /** Which of the page's long forms. */
  form: number;
  values: [key: string, value: string][];
  /** Whether the page that answered was an error or asked to sign in. */
  failed: boolean;
}

const place = 'oer.written';
const never = ['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'];

/** Remembers `form[method=post]` that hold a `textarea`, and fills them again after a failure. */
export function keepWritten(page: Document, path: string, store: Storage): void {
  const written = read(store);
  if (written) meet(page, path, store, written);
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    const index = longForms(page).indexOf(form);
    if (index < 0) return;
    write(store, { path, form: index, values: fieldsOf(form).map((f) => [keyOf(f), valueOf(f)]), failed: false });
  });
}

function meet(page: Document, path: string, store: Storage, written: Written): void {
  if (page.querySelector('main.bare')) {
    write(store, { ...written, failed: true });
    return;
  }
  store.removeItem(place);
  const form = written.failed && written.path === path ? longForms(page)[written.form] : undefined;
  if (!form || !refill(form, written.values)) return;
  // The scripts of the page listen from then on; a draft saves itself.
  const tell = () => form.dispatchEvent(new Event('input', { bubbles: true }));
  if (page.readyState === 'complete') tell();
  else page.addEventListener('DOMContentLoaded', tell, { once: true });
  const note = page.createElement('p');
  note.className = 'note good';
  note.setAttribute('role', 'status');
  note.textContent = page.body.dataset.kept ?? '';
  form.before(note);
}

function refill(form: HTMLFormElement, values: Written['values']): boolean {
  let changed = false;
  const left = [...values];
  for (const field of fieldsOf(form)) {
    const at = left.findIndex(([key]) => key === keyOf(field));
    if (at < 0) continue;
    const value = left.splice(at, 1)[0]?.[1];
    if (value === undefined || value === valueOf(field)) continue;
    changed = true;
    if (isBox(field)) field.checked = value === 'true';
    else field.value = value;
  }
  return changed;
}

const longForms = (page: Document): HTMLFormElement[] =>
  [...page.querySelectorAll<HTMLFormElement>('main form[method=post]')].filter((form) =>
    form.querySelector('textarea'),
  );

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, textarea, select')].filter((f) => f.name && !never.includes(f.type));

const isBox = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio';

const keyOf = (field: Field): string => (isBox(field) ? `${field.name}=${field.value}` : field.name);

const valueOf = (field: Field): string => (isBox(field) ? String(field.checked) : field.value);

function write(store: Storage, written: Written): void {
  try {
    store.setItem(place, JSON.stringify(written));
  } catch {
    // A full or forbidden store keeps nothing; the form is sent all the same.
  }
}

function read(store: Storage): Written | null {
  try {
    return JSON.parse(store.getItem(place) ?? 'null') as Written | null;
  } catch {
    return null;
  }
}
