/** Whether the browser knows passkeys and reads the portal's questions by itself. */
function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Posts a form's fields to an address: the question for the device, or the server's words why there is none. */
async function ask(address: string, form: HTMLFormElement): Promise<{ question?: unknown; words?: string }> {
  const answer = await fetch(address, { method: 'POST', body: new FormData(form), redirect: 'error' });
  if (answer.ok) return { question: await answer.json() };
  return answer.headers.get('content-type')?.startsWith('text/plain') ? { words: await answer.text() } : {};
}

function complain(form: HTMLFormElement, words: string | undefined): void {
  const place = form.querySelector<HTMLElement>('[role=alert]');
  if (!place) return;
  place.textContent = words ?? form.dataset.failed ?? '';
  place.hidden = false;
}

function send(form: HTMLFormElement, credential: Credential): void {
  const field = form.elements.namedItem('Answer');
  if (field instanceof HTMLInputElement) field.value = JSON.stringify((credential as PublicKeyCredential).toJSON());
  form.submit();
}

/** The form that adds a passkey: the password first, then the device, then the form goes on its way. */
export function addPasskey(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-passkey-add]');
  const address = form?.dataset.passkeyAdd;
  if (!form || !address) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!knowsPasskeys()) complain(form, form.dataset.unknown);
    else void add(form, address);
  });
}

async function add(form: HTMLFormElement, address: string): Promise<void> {
  try {
    const { question, words } = await ask(address, form);
    if (!question) {
      complain(form, words);
      return;
    }
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      question as PublicKeyCredentialCreationOptionsJSON,
    );
    const made = await navigator.credentials.create({ publicKey });
    if (made) send(form, made);
  } catch {
    // Given up by the person, or by the device.
    complain(form, undefined);
  }
}

/** The sign-in page: passkeys are offered in the name's field, and by a button. */
export async function signInWithPasskey(page: Document): Promise<void> {
  const form = page.querySelector<HTMLFormElement>('form[data-passkey-sign-in]');
  const address = form?.dataset.passkeySignIn;
  const button = form?.querySelector('button');
  if (!form || !address || !button || !knowsPasskeys()) return;
  form.hidden = false;
  const offered = new AbortController();
  button.addEventListener('click', () => {
    offered.abort();
    enter(page, form, address, {}).catch(() => complain(form, undefined));
  });
  if (await PublicKeyCredential.isConditionalMediationAvailable())
    await enter(page, form, address, { mediation: 'conditional', signal: offered.signal }).catch(() => undefined);
}

let asked: Promise<unknown> = Promise.resolve();

/** One question after the other: the portal knows the last one alone. */
function askInTurn(address: string, form: HTMLFormElement): Promise<{ question?: unknown }> {
  const next = asked.then(() => ask(address, form));
  asked = next.catch(() => undefined);
  return next;
}

async function enter(
  page: Document,
  form: HTMLFormElement,
  address: string,
  how: CredentialRequestOptions,
): Promise<void> {
  const { question } = await askInTurn(address, form);
  if (!question) throw new Error('No question to ask.');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(question as PublicKeyCredentialRequestOptionsJSON);
  const found = await navigator.credentials.get({ ...how, publicKey });
  if (!found) return;
  const shared = page.querySelector<HTMLInputElement>('input[type=checkbox][name="Input.IsShared"]');
  const field = form.elements.namedItem('IsShared');
  if (field instanceof HTMLInputElement) field.value = String(shared?.checked ?? false);
  send(form, found);
}
