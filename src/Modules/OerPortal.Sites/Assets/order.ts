// Blocks of the front page can also be dragged to their place; the buttons do the same without a mouse.
for (const list of document.querySelectorAll<HTMLElement>('[data-order]')) {
  let dragged: HTMLElement | null = null;
  for (const row of list.querySelectorAll<HTMLElement>(':scope > li')) {
    row.draggable = true;
    row.addEventListener('dragstart', (event) => {
      dragged = row;
      event.dataTransfer?.setData('text/plain', '');
    });
    row.addEventListener('dragover', (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      row.classList.add('over');
    });
    row.addEventListener('dragleave', () => row.classList.remove('over'));
    row.addEventListener('drop', (event) => {
      event.preventDefault();
      if (dragged && dragged !== row) move(list, dragged.dataset.at ?? '', row.dataset.at ?? '');
    });
  }
}

/** As the buttons do it: by a form of its own, with the page's token. */
function move(list: HTMLElement, at: string, to: string): void {
  const token = document.querySelector<HTMLInputElement>('[name=__RequestVerificationToken]');
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${list.dataset.order}&at=${at}&to=${to}`;
  if (token) form.append(token.cloneNode());
  document.body.append(form);
  form.submit();
}
