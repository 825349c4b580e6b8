const touched = 'oer.find.touched';

/**
 * On wide screens, where the filters stand beside the results, a ticked box asks at once and the focus comes back to it.
 * On phones several boxes are ticked first; the button at the end asks.
 */
export function applyFilters(page: Document, wide = matchMedia('(min-width: 56rem)')): void {
  const form = page.querySelector<HTMLFormElement>('form[data-filters]');
  if (!form) return;
  const end = form.querySelector('button')?.parentElement;
  const show = () => end?.toggleAttribute('hidden', wide.matches);
  show();
  wide.addEventListener('change', show);
  form.addEventListener('change', (event) => {
    if (!wide.matches || !(event.target instanceof HTMLInputElement)) return;
    sessionStorage.setItem(touched, `${event.target.name}=${event.target.value}`);
    form.requestSubmit();
  });
  comeBack(form);
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
