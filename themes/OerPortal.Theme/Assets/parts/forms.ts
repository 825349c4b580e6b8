/** `[data-dismiss]` takes its note away. */
export function dismiss(page: Document): void {
  page.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest('[data-dismiss]');
    button?.closest('.note')?.remove();
  });
}

/** A `select[data-submit]` or `input[data-submit]` sends its form; its button is for those without script. */
export function submitOnChange(page: Document): void {
  page.addEventListener('change', (event) => {
    const field = event.target;
    if ((field instanceof HTMLSelectElement || field instanceof HTMLInputElement) && 'submit' in field.dataset) {
      field.form?.requestSubmit();
    }
  });
}

/** `input[data-check-all="name"]` in the head of a table ticks all boxes of that name in the table. */
export function checkAll(page: Document): void {
  page.addEventListener('change', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.dataset.checkAll) return;
    const all = box.closest('table')?.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]') ?? [];
    for (const one of all) if (one.name === box.dataset.checkAll) one.checked = box.checked;
  });
}

/** `details.filters` is folded on phones and stands open beside the results on wide screens. */
export function foldFilters(page: Document): void {
  const wide = matchMedia('(min-width: 56rem)');
  const fold = () => {
    for (const filters of page.querySelectorAll<HTMLDetailsElement>('details.filters')) {
      filters.classList.toggle('wide', wide.matches);
      filters.open = wide.matches;
    }
  };
  fold();
  wide.addEventListener('change', fold);
}

/** `input[data-reveal]` gets a button that shows what is typed: a long phrase through an input method is typed blindly otherwise. */
export function revealPasswords(page: Document): void {
  for (const field of page.querySelectorAll<HTMLInputElement>('input[type=password][data-reveal]')) {
    const button = page.createElement('button');
    button.type = 'button';
    button.className = 'btn quiet small reveal';
    button.setAttribute('aria-controls', field.id);
    const show = (shown: boolean) => {
      field.type = shown ? 'text' : 'password';
      button.textContent = (shown ? field.dataset.conceal : field.dataset.reveal) ?? '';
    };
    show(false);
    button.addEventListener('click', () => show(field.type === 'password'));
    // What is sent as a text is kept by browsers as one.
    field.form?.addEventListener('submit', () => show(false));
    field.after(button);
  }
}
