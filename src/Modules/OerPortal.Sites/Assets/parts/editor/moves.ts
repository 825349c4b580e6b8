// Blocks change places by keyboard and buttons.
import { type Command, type EditorState, NodeSelection, Selection, type Transaction } from 'prosemirror-state';

/** Alt with an arrow: the outermost block that holds the selection goes one place up or down. */
export function move(by: -1 | 1): Command {
  return (state, dispatch) => {
    const at =
      state.selection instanceof NodeSelection && state.selection.$from.depth === 0
        ? state.selection.from
        : state.selection.$from.before(1);
    const moved = moveAt(state, at, by);
    if (moved) dispatch?.(moved.scrollIntoView());
    return moved !== null;
  };
}

/** The block at a position goes one place up or down; null where there is none. */
export function moveAt(state: EditorState, at: number, by: -1 | 1): Transaction | null {
  const $at = state.doc.resolve(at);
  const index = $at.index();
  const node = state.doc.maybeChild(index);
  const other = state.doc.maybeChild(index + by);
  if (!node || !other) return null;
  const to = by < 0 ? at - other.nodeSize : at + other.nodeSize;
  const within = state.selection.from - at;
  const moved = state.tr.delete(at, at + node.nodeSize).insert(to, node);
  return moved.setSelection(
    node.isAtom
      ? NodeSelection.create(moved.doc, to)
      : Selection.near(moved.doc.resolve(Math.min(to + Math.max(1, within), moved.doc.content.size))),
  );
}
