/** `details.menu` closes on Escape, on a click elsewhere and when the focus leaves it. */
export function closeMenus(page: Document): void {
  const open = () => page.querySelectorAll<HTMLDetailsElement>('details.menu[open]');
  page.addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  page.addEventListener('focusin', (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      const heldFocus = menu.contains(page.activeElement);
      menu.open = false;
      if (heldFocus) menu.querySelector('summary')?.focus();
    }
  });
}

/** The desk's menu, a strip on small screens, begins where one is. */
export function showWhereOneIs(page: Document): void {
  const here = page.querySelector<HTMLElement>('.desk-nav [aria-current]');
  const strip = here?.closest<HTMLElement>('.desk-nav');
  if (!here || !strip) return;
  const [link, shown] = [here.getBoundingClientRect(), strip.getBoundingClientRect()];
  strip.scrollLeft += link.left + link.width / 2 - (shown.left + shown.width / 2);
}
