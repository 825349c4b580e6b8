// Where this page's site lies, and what a request of a signed-in person carries.

/** Path before every address of the site: empty at the portal and at host names of schools. */
export function siteBase(path: string = location.pathname): string {
  return /^\/truong\/[^/]+(?=\/|$)/.exec(path)?.[0] ?? '';
}

export function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}
