/** Path of the site this page belongs to: a school's address begins with it, and so must what is asked for the school. */
export function siteRoot(path: string = location.pathname): string {
  return /^\/truong\/[^/]+(?=\/)/.exec(path)?.[0] ?? '';
}
