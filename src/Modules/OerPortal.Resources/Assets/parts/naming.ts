// A draft's page is called what its title says, as it is typed or filled in from a file.

/** Returns a function that calls the page anew. */
export function nameAfter(root: ParentNode, input: HTMLInputElement | null, untitled: string): () => void {
  const places = [...root.querySelectorAll<HTMLElement>('h1, .crumbs [aria-current="page"]')];
  let called = places[0]?.textContent ?? '';
  return () => {
    const now = input?.value.trim() || untitled;
    if (!input || !called || now === called) return;
    if (document.title.startsWith(called)) document.title = now + document.title.slice(called.length);
    for (const place of places) if (place.textContent === called) place.textContent = now;
    called = now;
  };
}
