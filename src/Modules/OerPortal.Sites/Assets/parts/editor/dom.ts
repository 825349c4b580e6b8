// Small pieces of the page, made in one line.
type Child = Node | string | null | undefined | false;

/** An element with its attributes; true writes the bare attribute, false leaves it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }

  made.append(...children.filter((child): child is Node | string => !!child));
  return made;
}

/** One of the portal's icons; the page has shown at least one before. */
export function icon(name: string): SVGElement {
  const sprite = document.querySelector('svg.icon use')?.getAttribute('href')?.split('#')[0] ?? '';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

let fields = 0;

/** A field with its label and hint. */
export function field(
  label: string,
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  hint = '',
): HTMLElement {
  input.id ||= `editor-field-${++fields}`;
  const note = hint && element('span', { class: 'hint', id: `${input.id}-hint` }, hint);
  if (note) input.setAttribute('aria-describedby', note.id);
  return element('div', { class: 'field' }, element('label', { for: input.id }, label), note || null, input);
}
