// Whoever forgets to press "done" is forgotten after a minute: the next pupil must not borrow on their card.

const forgetful = 60_000;
let timer = 0;

function begin(): void {
  clearTimeout(timer);
  const address = document.querySelector<HTMLElement>('[data-kiosk]')?.dataset['kiosk'];
  if (address) timer = window.setTimeout(() => location.assign(address), forgetful);
}

for (const sign of ['keydown', 'pointerdown']) addEventListener(sign, begin);
begin();
