/** Where content of a size stands in a box: content point × scale + (x, y) = point of the box. */
export interface Lens {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The scale at which the whole is seen; small content is not blown up beyond `most`. */
export function wholeScale(content: Size, box: Size, most: number): number {
  if (!(content.width > 0) || !(content.height > 0) || !(box.width > 0) || !(box.height > 0)) return 1;
  return Math.min(box.width / content.width, box.height / content.height, most);
}

/** Another scale; what lies under `at` stays there. */
export function zoomAt(lens: Lens, scale: number, at: Point): Lens {
  const factor = scale / lens.scale;
  return { scale, x: at.x - (at.x - lens.x) * factor, y: at.y - (at.y - lens.y) * factor };
}

/** In the middle where it is smaller than the box, and never with an empty margin where it is larger. */
export function kept(lens: Lens, content: Size, box: Size): Lens {
  const along = (offset: number, inner: number, outer: number): number =>
    inner <= outer ? (outer - inner) / 2 : Math.min(0, Math.max(outer - inner, offset));
  return {
    scale: lens.scale,
    x: along(lens.x, content.width * lens.scale, box.width),
    y: along(lens.y, content.height * lens.scale, box.height),
  };
}
