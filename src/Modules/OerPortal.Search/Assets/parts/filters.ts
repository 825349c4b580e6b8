const touched = 'oer.find.touched';

/**
 * On wide screens, where the filters stand beside the results, a ticked box asks at once and the focus comes back to it.
 * On phones they open as a sheet: several boxes are ticked first, and the button at its foot says what that would find.
 */
export function applyFilters(page: Document, wide = matchMedia('(min-width: 56rem)')): void {
  const form = page.querySelector<HTMLFormElement>('form[data-filters]');
  if (!form) return;
  const end = form.querySelector('.apply');
  const show = () => end?.toggleAttribute('hidden', wide.matches);
  show();
  wide.addEventListener('change', show);
  form.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (!wide.matches) return void tellCount(form);
    sessionStorage.setItem(touched, `${event.target.name}=${event.target.value}`);
    form.requestSubmit();
  });
  openAsSheet(form, wide);
  comeBack(form);
}

function openAsSheet(form: HTMLFormElement, wide: MediaQueryList): void {
  const opener = form.querySelector<HTMLElement>('.filters > summary');
  const facets = form.querySelector('.facets');
  const sheet = form.querySelector('dialog');
  if (!opener || !facets || !sheet) return;
  const home = facets.parentElement;
  opener.addEventListener('click', (event) => {
    if (wide.matches) return;
    event.preventDefault();
    sheet.append(facets);
    sheet.showModal();
    void tellCount(form);
  });
  sheet.querySelector('[data-closes]')?.addEventListener('click', () => sheet.close());
  // What was ticked and not asked for is not what the page shows.
  sheet.addEventListener('close', () => {
    home?.append(facets);
    form.reset();
  });
  for (const [target, event] of [
    [wide, 'change'],
    [form, 'submit'],
  ] as const)
    target.addEventListener(event, () => sheet.close());
}

let asking: AbortController | undefined;

async function tellCount(form: HTMLFormElement): Promise<void> {
  asking?.abort();
  asking = new AbortController();
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  try {
    const answer = await fetch(`${form.dataset.filters ?? ''}?${fields}`, { signal: asking.signal });
    if (!answer.ok) return;
    const { text } = (await answer.json()) as { text: string };
    const label = form.querySelector('.apply span');
    if (label) label.textContent = text;
  } catch {
    // Offline or overtaken by the next tick: the button asks all the same.
  }
}

function comeBack(form: HTMLFormElement): void {
  const last = sessionStorage.getItem(touched);
  sessionStorage.removeItem(touched);
  if (!last) return;
  const box = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find(
    ({ name, value }) => `${name}=${value}` === last,
  );
  for (let fold = box?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  box?.focus();
}
