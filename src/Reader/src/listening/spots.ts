import type { ShownPage } from '../navigator';
import type { Passage } from './passage';

function rangeOf(target: Range | Element): Range {
  if ('startContainer' in target) return target;
  const range = target.ownerDocument.createRange();
  range.selectNode(target);
  return range;
}

export function isOnScreen(page: ShownPage, target: Range | Element): boolean {
  const seen = page.visible();
  const range = rangeOf(target);
  if (!seen || seen.startContainer.getRootNode() !== range.startContainer.getRootNode()) return true;
  return (
    range.compareBoundaryPoints(Range.START_TO_END, seen) > 0 &&
    range.compareBoundaryPoints(Range.END_TO_START, seen) < 0
  );
}

export function isAfterScreen(page: ShownPage, target: Range | Element): boolean {
  const seen = page.visible();
  return seen !== null && rangeOf(target).compareBoundaryPoints(Range.END_TO_START, seen) >= 0;
}

/** On this screen or behind it: not what lies before. */
export function isAhead(page: ShownPage, passage: Passage): boolean {
  const target = passage.find(page.doc);
  const seen = page.visible();
  if (!target || !seen) return true;
  return rangeOf(target).compareBoundaryPoints(Range.START_TO_END, seen) > 0;
}

export function holds(target: Range | Element | undefined, node: Node, offset: number): boolean {
  if (!target) return false;
  return 'startContainer' in target ? target.isPointInRange(node, offset) : target.contains(node);
}
