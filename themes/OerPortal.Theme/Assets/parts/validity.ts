type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

const isChosen = (field: Field): boolean =>
  field instanceof HTMLSelectElement || ['checkbox', 'radio', 'file'].includes(field.type);

/** What the browser says of a field that it does not send off, in the page's language and not in the browser's. */
export function sayWhatIsMissing(page: Document): void {
  const words = page.body.dataset;
  page.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target) || target.validity.customError) return;
      const missing = isChosen(target) ? words.choose : words.missing;
      target.setCustomValidity((target.validity.valueMissing ? missing : words.unlike) ?? '');
    },
    true,
  );
  for (const change of ['input', 'change']) {
    page.addEventListener(change, ({ target }) => {
      if (isField(target)) target.setCustomValidity('');
    });
  }
}
