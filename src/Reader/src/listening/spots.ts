import type { ShownPage } from '../navigator';
import type { Passage } from './passage';

function rangeOf(target: Range | Element): Range {
  if ('startContainer' in target) return target;
  const range = target.ownerDocument.createRange();
  range.selectNode(target);
  return range;
}

/** True when something of it is inside the window, through the frame in which its document is shown. */
export function isOnScreen({ doc }: Pick<ShownPage, 'doc'>, target: Range | Element): boolean {
  const frame = doc.defaultView?.frameElement as HTMLElement | null | undefined;
  const view = frame?.ownerDocument.defaultView ?? doc.defaultView;
  if (!view) return true;
  const box = frame?.getBoundingClientRect();
  const scale = box && frame?.offsetWidth ? box.width / frame.offsetWidth : 1;
  const [left, top] = [box?.left ?? 0, box?.top ?? 0];
  const rects = [...target.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  // what has no box, such as a page number without words, is nowhere else either
  if (rects.length === 0) return true;
  return rects.some(
    (rect) =>
      left + rect.right * scale > 1 &&
      left + rect.left * scale < view.innerWidth - 1 &&
      top + rect.bottom * scale > 1 &&
      top + rect.top * scale < view.innerHeight - 1,
  );
}

export function isAfterScreen(page: ShownPage, target: Range | Element): boolean {
  const seen = page.visible();
  return seen !== null && rangeOf(target).compareBoundaryPoints(Range.START_TO_START, seen) > 0;
}

/** On this screen or behind it: not what lies before. */
export function isAhead(page: ShownPage, passage: Passage): boolean {
  const target = passage.find(page.doc);
  if (!target) return true;
  return isOnScreen(page, target) || isAfterScreen(page, target);
}

export function holds(target: Range | Element | undefined, node: Node, offset: number): boolean {
  if (!target) return false;
  return 'startContainer' in target ? target.isPointInRange(node, offset) : target.contains(node);
}
