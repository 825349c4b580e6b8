// The dialogs in which blocks are described.
import { element, icon } from './dom';
import type { Words } from './words';

/** Shows the parts until they are accepted; resolves to whether they were. */
export function ask(title: string, words: Words, accept: string, ...parts: Node[]): Promise<boolean> {
  return new Promise((resolve) => {
    const form = element('form', { class: 'stack' });
    const close = element(
      'button',
      { type: 'button', class: 'icon-btn', 'aria-label': words('cancel'), click: () => dialog.close() },
      icon('x'),
    );
    const heading = element('h2', { id: 'editor-dialog-h' }, title);
    const dialog = element(
      'dialog',
      { class: 'dialog editor-dialog', 'aria-labelledby': heading.id },
      element('header', {}, heading, close),
      form,
    );
    const end = element(
      'div',
      { class: 'form-end' },
      element('button', { type: 'button', class: 'btn line', click: () => dialog.close() }, words('cancel')),
      element('button', { class: 'btn' }, accept),
    );
    form.append(...parts, end);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      dialog.close('yes');
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
