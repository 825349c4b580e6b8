import { ReaderError } from '../navigator';
import { fetchOrExplain } from '../requests';
import { cleanMarkup } from './clean';
import { modernCss, rewriteCss, type Rewrite } from './css';
import type { FoliateLoader } from './engine';
import { documentsOf, isPicture, packageFile } from './package';
import type { Member, Publication } from './webpub';

const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';
const styled = /^(text\/css|application\/xhtml\+xml|text\/html|image\/svg\+xml)/;
/** With more pictures than this, those further down wait until the reader comes near. */
const eagerPictures = 12;

/**
 * Brings a publication to foliate-js member by member. Pictures, fonts, sound and film are left to the browser under
 * their own address (cached, in parallel, by range); only markup and style sheets pass through the engine.
 */
export class MemberLoader implements FoliateLoader {
  readonly #spine: ReadonlySet<string>;

  constructor(private readonly publication: Publication) {
    this.#spine = new Set(documentsOf(publication).map((member) => member.path));
  }

  readonly getSize = (path: string): number => (this.#spine.has(path) ? 1 : 0);

  readonly loadText = async (path: string): Promise<string | null> => {
    const made = packageFile(path, this.publication);
    if (made !== null) return made;
    const member = this.publication.member(path);
    if (!member) return null;
    if (this.#spine.has(path)) return this.#page(member);
    if (member.type.startsWith('text/css'))
      return this.#withoutFail(async () => this.#css(await fetchText(member), path), '');
    if (member.type.startsWith('image/svg'))
      return this.#withoutFail(async () => this.#markup(await fetchText(member), member), '');
    return this.#withoutFail(() => fetchText(member), '');
  };

  readonly loadBlob = async (path: string): Promise<Blob | null> => {
    const member = this.publication.member(path);
    if (!member) return null;
    return this.#withoutFail(
      async () => (await fetchOrExplain(member.url)).blob(),
      new Blob([], { type: member.type }),
    );
  };

  async #page(member: Member): Promise<string> {
    if (isPicture(member) && !member.type.startsWith('image/svg')) return picturePage(member.url);
    const text = await fetchText(member).catch((error: unknown) => {
      throw error instanceof ReaderError && error.fault === 'not-found'
        ? new ReaderError('part-missing', error.message)
        : error;
    });
    const markup = this.#markup(text, member);
    return isPicture(member) ? drawingPage(markup) : markup;
  }

  /** One missing style sheet or picture must not take the chapter with it. */
  async #withoutFail<T>(load: () => Promise<T>, instead: T): Promise<T> {
    try {
      return await load();
    } catch (error) {
      console.warn(error);
      return instead;
    }
  }

  #markup(text: string, member: Member): string {
    const doc = parse(text, member.type);
    cleanMarkup(doc);
    const rewrite = this.#rewriter(member.path);
    for (const element of doc.querySelectorAll('[src], [poster]'))
      for (const name of ['src', 'poster']) this.#direct(element, null, name, rewrite);
    for (const element of doc.querySelectorAll('image, use, feImage'))
      for (const namespace of [null, xlinkNamespace]) this.#direct(element, namespace, 'href', rewrite);
    for (const style of doc.querySelectorAll('style')) style.textContent = restyle(style.textContent ?? '', rewrite);
    for (const element of doc.querySelectorAll('[style]'))
      element.setAttribute('style', restyle(element.getAttribute('style') ?? '', rewrite));
    for (const picture of [...doc.querySelectorAll('img')].slice(eagerPictures))
      picture.setAttribute('loading', 'lazy');
    return new XMLSerializer().serializeToString(doc);
  }

  #css(text: string, path: string): string {
    return restyle(text, this.#rewriter(path));
  }

  #direct(element: Element, namespace: string | null, name: string, rewrite: Rewrite): void {
    const value = element.getAttributeNS(namespace, name);
    const next = value === null ? undefined : rewrite(value);
    if (next) element.setAttributeNS(namespace, namespace ? `xlink:${name}` : name, next);
  }

  #rewriter(from: string): Rewrite {
    return (reference) => {
      if (/^data:(image|font)\//i.test(reference)) return undefined;
      if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(reference)) return null;
      const member = this.publication.member(resolve(reference, from));
      // What the engine must open itself (style sheets, drawings with parts, obfuscated fonts) keeps its name.
      return member && !member.algorithm && !styled.test(member.type) ? member.url : undefined;
    };
  }
}

function restyle(css: string, rewrite: Rewrite): string {
  return modernCss(rewriteCss(css, rewrite));
}

function resolve(reference: string, from: string): string {
  try {
    const url = new URL(reference, `https://book.invalid/${encodeURI(from)}`);
    return decodeURI(url.pathname.slice(1));
  } catch {
    return reference;
  }
}

async function fetchText(member: Member): Promise<string> {
  const bytes = new Uint8Array(await (await fetchOrExplain(member.url)).arrayBuffer());
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  // EPUB 3.3 §3.3 allows UTF-8 and UTF-16
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8').decode(bytes);
}

function parse(text: string, type: string): Document {
  const svg = type.startsWith('image/svg');
  const doc = new DOMParser().parseFromString(text, svg ? 'image/svg+xml' : 'application/xhtml+xml');
  if (!doc.querySelector('parsererror') && (svg || doc.documentElement.namespaceURI === xhtmlNamespace)) return doc;
  // Not well-formed: read as browsers read HTML, so that cleaning sees what would be shown.
  return new DOMParser().parseFromString(text, 'text/html');
}

function picturePage(url: string): string {
  const image = `<img alt="" src="${url.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"/>`;
  return `<html xmlns="${xhtmlNamespace}" data-oer-picture=""><head><title></title></head><body>${image}</body></html>`;
}

function drawingPage(svg: string): string {
  const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(svg);
  const viewport = box ? `<meta name="viewport" content="width=${box[1]}, height=${box[2]}"/>` : '';
  const drawing = svg.replace(/^[^]*?(?=<svg|<[\w-]+:svg)/, '');
  return `<html xmlns="${xhtmlNamespace}" data-oer-picture=""><head><title></title>${viewport}</head><body>${drawing}</body></html>`;
}
