export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of a fixed page in CSS pixels: its first viewport, the drawing's or the picture's own; nothing where none says. */
export function pageSize(doc: Document, screen: Size): Size | undefined {
  return viewportSize(doc, screen) ?? drawingSize(doc.documentElement, doc) ?? pictureSize(doc);
}

/** EPUB 3.3 §8.2.2.6: the first viewport counts, and of a repeated property its first value. */
function viewportSize(doc: Document, screen: Size): Size | undefined {
  const content = doc.querySelector('meta[name="viewport" i]')?.getAttribute('content');
  return content ? readViewport(content, screen) : undefined;
}

export function readViewport(content: string, screen: Size): Size | undefined {
  const found = new Map<string, string>();
  for (const part of content.split(/[,;\s]+(?=[a-z-]+\s*=)/i)) {
    const [name = '', value = ''] = part.split('=').map((side) => side.trim().toLowerCase());
    if (!found.has(name)) found.set(name, value);
  }
  const width = length(found.get('width'), screen);
  const height = length(found.get('height'), screen);
  return width && height ? { width, height } : undefined;
}

function length(value: string | undefined, screen: Size): number | undefined {
  if (value === 'device-width') return screen.width;
  if (value === 'device-height') return screen.height;
  const number = parseFloat(value ?? '');
  return number > 0 && number < 20_000 ? number : undefined;
}

function drawingSize(root: Element, doc: Document): Size | undefined {
  const drawing = root.localName === 'svg' ? root : onlyChild(doc.body, 'svg');
  if (!drawing) return undefined;
  const [, , width, height] = (drawing.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (width && height && width > 0 && height > 0) return { width, height };
  const [w, h] = ['width', 'height'].map((name) => {
    const value = drawing.getAttribute(name) ?? '';
    return value.endsWith('%') ? NaN : parseFloat(value);
  });
  return w && h && w > 0 && h > 0 ? { width: w, height: h } : undefined;
}

function pictureSize(doc: Document): Size | undefined {
  const picture = onlyChild(doc.body, 'img') as HTMLImageElement | undefined;
  return picture?.naturalWidth ? { width: picture.naturalWidth, height: picture.naturalHeight } : undefined;
}

function onlyChild(parent: Element | null, name: string): Element | undefined {
  const [child, ...others] = parent?.children ?? [];
  return child?.localName === name && others.length === 0 ? child : undefined;
}
