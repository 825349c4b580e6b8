// Rows of a list can be dragged to their place, by mouse, pen or finger. The buttons beside them do the same without it.
for (const list of document.querySelectorAll<HTMLElement>('[data-order]')) {
  for (const row of rowsOf(list)) addGrip(list, row);
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > li')];
}

/** Six dots at the row's beginning; only there a finger drags and does not scroll. Who has no pointer needs them not. */
function addGrip(list: HTMLElement, row: HTMLElement): void {
  const grip = document.createElement('span');
  grip.className = 'grip';
  grip.title = list.dataset.grip ?? '';
  grip.setAttribute('aria-hidden', 'true');
  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    drag(list, row, grip, event);
  });
  row.querySelector(':scope > .row')?.prepend(grip);
}

function drag(list: HTMLElement, row: HTMLElement, grip: HTMLElement, begun: PointerEvent): void {
  const rows = rowsOf(list);
  const from = rows.indexOf(row);
  const over = new AbortController();
  const until = { signal: over.signal };
  grip.setPointerCapture(begun.pointerId);
  row.classList.add('dragged');
  grip.addEventListener('pointermove', (event) => place(list, row, event.clientY), until);
  grip.addEventListener('pointerup', () => end(true), until);
  grip.addEventListener('pointercancel', () => end(false), until);
  document.addEventListener('keydown', (event) => event.key === 'Escape' && end(false), until);

  function end(kept: boolean): void {
    over.abort();
    row.classList.remove('dragged');
    const to = rowsOf(list).indexOf(row);
    if (!kept) list.append(...rows);
    else if (to !== from) send(list, from, to);
  }
}

/** Where the pointer is. The others move around the row: one that left the page for a moment would lose its pointer. */
function place(list: HTMLElement, row: HTMLElement, y: number): void {
  for (let above = row.previousElementSibling; above && y < middleOf(above); above = row.previousElementSibling)
    row.after(above);
  for (let below = row.nextElementSibling; below && y > middleOf(below); below = row.nextElementSibling)
    list.insertBefore(below, row);
}

function middleOf(row: Element): number {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

/** As the buttons do it: by a form, with the page's token. */
function send(list: HTMLElement, from: number, to: number): void {
  const token = document.querySelector<HTMLInputElement>('[name=__RequestVerificationToken]');
  const form = document.createElement('form');
  form.method = 'post';
  form.action = (list.dataset.order ?? '').replace('{at}', `${from}`).replace('{to}', `${to}`);
  if (token) form.append(token.cloneNode());
  document.body.append(form);
  form.submit();
}
