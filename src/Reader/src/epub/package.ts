import type { Member, Publication } from './webpub';

const xhtml = 'application/xhtml+xml';

/** Path of the package document that is written here and never fetched. */
export const packagePath = 'package.opf';

/**
 * foliate-js wants OCF's own files. They are written from manifest.json, which is what ingest vouches for (fallbacks
 * resolved, long members split), so that opening a book costs two requests and no answer of 404.
 */
export function packageFile(path: string, publication: Publication): string | null {
  switch (path) {
    case 'META-INF/container.xml':
      return (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>' +
        `<rootfile full-path="${packagePath}" media-type="application/oebps-package+xml"/></rootfiles></container>`
      );
    case packagePath:
      return packageDocument(publication);
    case 'META-INF/encryption.xml':
      return encryption(publication);
    default:
      return null;
  }
}

/** Spine items that are pictures are shown inside a page of their own. */
export function isPicture(member: Member): boolean {
  return member.type.startsWith('image/');
}

/** Documents in the order of the package written here: each of the reading order once, then those beside it. */
export function documentsOf(publication: Publication): Member[] {
  return [
    ...new Set([
      ...publication.readingOrder.map(({ member }) => member.path),
      ...publication.asides.map((m) => m.path),
    ]),
  ]
    .map((path) => publication.member(path))
    .filter((member) => member !== undefined);
}

function packageDocument(publication: Publication): string {
  const { metadata } = publication.manifest;
  const spine = documentsOf(publication);
  const ids = new Map(spine.map((member, i) => [member.path, `r${i}`]));
  const items = [...publication.members].map(
    (member, i) =>
      `<item id="${ids.get(member.path) ?? `m${i}`}" href="${encodeURI(member.path)}"` +
      ` media-type="${escape(ids.has(member.path) && isPicture(member) ? xhtml : member.type)}"/>`,
  );
  return (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">' +
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    identifiers(metadata.altIdentifier?.map(({ value }) => value) ?? ['']) +
    `<dc:language>${escape(publication.language || 'und')}</dc:language></metadata>` +
    `<manifest>${items.join('')}</manifest>` +
    `<spine>${spine.map((_, i) => `<itemref idref="r${i}"/>`).join('')}</spine></package>`
  );
}

/** The first names the book. The engine finds a UUID only in small letters. */
function identifiers(values: readonly string[]): string {
  const small = values.map((value) => value.toLowerCase()).filter((value) => !values.includes(value));
  return [...values, ...small]
    .map((value, i) => `<dc:identifier${i === 0 ? ' id="id"' : ''}>${escape(value)}</dc:identifier>`)
    .join('');
}

function encryption(publication: Publication): string | null {
  const hidden = [...publication.members].filter((member) => member.algorithm);
  if (hidden.length === 0) return null;
  return (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">' +
    hidden
      .map(
        (member) =>
          `<enc:EncryptedData><enc:EncryptionMethod Algorithm="${escape(member.algorithm ?? '')}"/><enc:CipherData>` +
          `<enc:CipherReference URI="${escape(member.path)}"/></enc:CipherData></enc:EncryptedData>`,
      )
      .join('') +
    '</encryption>'
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
