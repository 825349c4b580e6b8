/** The editor's words in the language of the page. */
export type Words = (key: string, ...values: (string | number)[]) => string;

export function readWords(page: Document): Words {
  const table = JSON.parse(page.getElementById('editor-words')?.textContent ?? '{}') as Record<string, string>;
  return (key, ...values) =>
    (table[key] ?? key).replace(/\{(\d)\}/g, (_, place: string) => String(values[Number(place)] ?? ''));
}
