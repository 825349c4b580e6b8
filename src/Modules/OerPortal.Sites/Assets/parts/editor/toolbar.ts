// The row of tools over the text. One stop for Tab; arrows go through it, as the toolbar pattern of ARIA has it.
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { element, icon } from './dom';
import { insertTable, setLink } from './inserts';
import { schema } from './schema';
import type { Words } from './words';

interface Tool {
  button: HTMLButtonElement;
  command: Command;
  isOn?: (state: EditorState) => boolean;
}

const { nodes, marks } = schema;

export class Toolbar {
  readonly element: HTMLElement;
  readonly #tools: Tool[] = [];
  readonly #ofTables: HTMLElement;
  #view: EditorView | undefined;

  /** @param insert Buttons that put in blocks. */
  constructor(
    private readonly words: Words,
    insert: HTMLElement,
  ) {
    const heading = (level: number) => setBlockType(nodes.heading, { level });
    const isHeading = (level: number) => (state: EditorState) =>
      state.selection.$from.parent.type === nodes.heading && state.selection.$from.parent.attrs.level === level;
    const group = (...buttons: HTMLElement[]) => element('div', { class: 'tool-group' }, ...buttons);
    this.#ofTables = group(
      this.#tool('rowAfter', null, addRowAfter),
      this.#tool('columnAfter', null, addColumnAfter),
      this.#tool('deleteRow', null, deleteRow),
      this.#tool('deleteColumn', null, deleteColumn),
      this.#tool('deleteTable', null, deleteTable),
    );
    this.element = element(
      'div',
      { class: 'editor-tools', role: 'toolbar', 'aria-label': words('tools') },
      group(
        this.#tool('heading', null, toggleBlock(heading(2), isHeading(2)), isHeading(2)),
        this.#tool('subheading', null, toggleBlock(heading(3), isHeading(3)), isHeading(3)),
        this.#tool('bold', 'bold', toggleMark(marks.strong), hasMark(marks.strong)),
        this.#tool('italic', 'italic', toggleMark(marks.em), hasMark(marks.em)),
        this.#tool('link', 'link', setLink(words), hasMark(marks.link)),
      ),
      group(
        this.#tool('bullets', 'list', toggleList(nodes.bullet_list), isIn(nodes.bullet_list)),
        this.#tool('numbers', 'list-ordered', toggleList(nodes.ordered_list), isIn(nodes.ordered_list)),
        this.#tool('deeper', 'arrow-right', sinkListItem(nodes.list_item)),
        this.#tool(
          'quote',
          'quote',
          toggleBlock(wrapIn(nodes.blockquote), isIn(nodes.blockquote), lift),
          isIn(nodes.blockquote),
        ),
        this.#tool('table', 'table', insertTable),
      ),
      group(this.#tool('undo', 'undo-2', undo), this.#tool('redo', 'redo-2', redo)),
      this.#ofTables,
      insert,
    );
    this.element.addEventListener('keydown', (event) => this.#keys(event));
  }

  /** Shows what the tools would do at the selection. */
  update(view: EditorView): void {
    this.#view = view;
    this.#ofTables.hidden = !isInTable(view.state);
    for (const { button, command, isOn } of this.#tools) {
      // Not "disabled": a button that goes away under the finger takes the focus with it.
      button.setAttribute('aria-disabled', String(!command(view.state)));
      if (isOn) button.setAttribute('aria-pressed', String(isOn(view.state)));
    }

    const buttons = this.#buttons();
    if (!buttons.some(({ tabIndex }) => tabIndex === 0))
      buttons.forEach((button, at) => (button.tabIndex = at === 0 ? 0 : -1));
  }

  #tool(
    key: string,
    glyph: string | null,
    command: Command,
    isOn?: (state: EditorState) => boolean,
  ): HTMLButtonElement {
    const label = this.words(key);
    const button = element(
      'button',
      { type: 'button', class: 'tool', ...(glyph ? { 'aria-label': label, title: label } : {}) },
      glyph ? icon(glyph) : label,
    );
    button.tabIndex = -1;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const view = this.#view;
      if (!view || button.getAttribute('aria-disabled') === 'true') return;
      command(view.state, view.dispatch, view);
      if (!document.querySelector('dialog[open]')) view.focus();
    });
    this.#tools.push({ button, command, ...(isOn ? { isOn } : {}) });
    return button;
  }

  #buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('button, summary')].filter(
      (button) => button.offsetParent !== null && !button.closest('.menu-list'),
    );
  }

  #keys(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const at = buttons.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length]!;
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
}

function hasMark(type: MarkType): (state: EditorState) => boolean {
  return ({ selection: { from, to, empty, $from }, storedMarks, doc }) =>
    empty ? !!type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type);
}

function isIn(type: NodeType): (state: EditorState) => boolean {
  return ({ selection: { $from } }) => {
    for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
    return false;
  };
}

function toggleBlock(
  on: Command,
  isOn: (state: EditorState) => boolean,
  off: Command = setBlockType(nodes.paragraph),
): Command {
  return (state, dispatch, view) => (isOn(state) ? off : on)(state, dispatch, view);
}

function toggleList(type: NodeType): Command {
  return (state, dispatch, view) =>
    (isIn(type)(state) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch, view);
}
