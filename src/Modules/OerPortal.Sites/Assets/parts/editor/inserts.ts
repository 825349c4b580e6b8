// Puts things into the text.
import { toggleMark } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { ask } from './dialog';
import { element, field } from './dom';
import { isAddress, schema } from './schema';
import type { Words } from './words';

/** A block after the one that holds the selection, or in place of an empty paragraph. */
export function insertBlock(state: EditorState, node: Node): Transaction {
  const { $from, $to } = state.selection;
  const outer = $from.depth > 0 ? $from.node(1) : null;
  const isEmpty = outer?.type === schema.nodes.paragraph && outer.childCount === 0;
  const from = $from.depth === 0 ? state.selection.from : isEmpty ? $from.before(1) : $to.after(1);
  const at = $from.depth === 0 ? state.selection.to : from;
  const put = isEmpty ? state.tr.replaceWith(from, from + outer.nodeSize, node) : state.tr.insert(at, node);
  const after = at + node.nodeSize;
  if (after >= put.doc.content.size) put.insert(put.doc.content.size, schema.nodes.paragraph.create());
  return put
    .setSelection(node.isAtom ? NodeSelection.create(put.doc, at) : TextSelection.near(put.doc.resolve(at + 1)))
    .scrollIntoView();
}

/** Three columns, three rows, the first one of headings. */
export const insertTable: Command = (state, dispatch) => {
  if (state.selection.$from.depth > 1) return false;
  const { table, table_row, table_cell, table_header } = schema.nodes;
  const row = (type: typeof table_cell) =>
    table_row.create(
      null,
      [1, 2, 3].map(() => type.createAndFill()!),
    );
  dispatch?.(insertBlock(state, table.create(null, [row(table_header), row(table_cell), row(table_cell)])));
  return true;
};

/** Asks where the chosen words lead; where they lead somewhere already, asks anew, and takes it away for no address. */
export function setLink(words: Words): Command {
  return (state, dispatch, view) => {
    const { from, to, empty } = state.selection;
    const type = schema.marks.link;
    if (!toggleMark(type, { href: '/' })(state) && empty) return false;
    if (dispatch && view) {
      let present = '';
      state.doc.nodesBetween(from, to, (node) => {
        present ||= String(type.isInSet(node.marks)?.attrs.href ?? '');
      });
      void askAddress(words, present, empty).then((answer) => {
        if (!answer) return;
        const changed = view.state.tr.removeMark(from, to, type);
        if (answer.href && empty)
          changed.insert(from, schema.text(answer.text || answer.href, [type.create({ href: answer.href })]));
        else if (answer.href) changed.addMark(from, to, type.create({ href: answer.href }));
        view.dispatch(changed);
        view.focus();
      });
    }

    return true;
  };
}

async function askAddress(
  words: Words,
  present: string,
  asksText: boolean,
): Promise<{ href: string; text: string } | null> {
  const address = element('input', { value: present, maxlength: '600', inputmode: 'url' });
  const text = element('input', { maxlength: '200' });
  const parts = [
    field(words('address'), address, words('addressHint')),
    ...(asksText ? [field(words('linkText'), text)] : []),
  ];
  if (!(await ask(words('link'), words, words('put'), ...parts))) return null;
  return { href: settled(address.value.trim()), text: text.value.trim() };
}

/** "thuvien.vn" as people type it; an address to write to; nothing for what leads nowhere. */
function settled(address: string): string {
  if (!address || isAddress(address)) return address;
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(address)) return `mailto:${address}`;
  return /^[^\s/]+\.[^\s/]{2,}/.test(address) ? `https://${address}` : '';
}
