// Brings the parts of the editor together.
import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, EditorState, type Plugin } from 'prosemirror-state';
import { goToNextCell, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { BlockCard, type Tools } from './card';
import { element, icon } from './dom';
import { insertBlock, setLink } from './inserts';
import { fromMarkdown, toMarkdown } from './markdown';
import { move } from './moves';
import { blockNames, schema } from './schema';
import { Toolbar } from './toolbar';
import { fromWord } from './word';

const { nodes, marks } = schema;
const waits = 400;

/** Puts the editor over a text area, which stays what is sent. */
export function openEditor(area: HTMLTextAreaElement, tools: Tools): EditorView {
  const { words } = tools;
  const toolbar = new Toolbar(
    words,
    insertMenu(tools, () => view),
  );
  const place = element('div', { class: 'editor' }, toolbar.element);
  const label = document.querySelector<HTMLElement>(`label[for="${area.id}"]`);
  if (label) label.id ||= `${area.id}-label`;
  let timer = 0;
  const keep = () => {
    window.clearTimeout(timer);
    area.value = toMarkdown(view.state.doc);
  };
  const view: EditorView = new EditorView(place, {
    state: stateOf(area.value, tools),
    attributes: {
      class: 'page-text prose editor-page',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': label?.id ?? '',
      'aria-describedby': area.getAttribute('aria-describedby') ?? '',
    },
    nodeViews: {
      pictures: (node, owner, getPos) => new BlockCard(node, owner, getPos, tools),
      named: (node, owner, getPos) => new BlockCard(node, owner, getPos, tools),
    },
    transformPastedHTML: fromWord,
    handlePaste: (_view, event) => takePicture(event.clipboardData),
    handleDrop: (_view, event) => takePicture(event.dataTransfer),
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      toolbar.update(view);
      if (!change.docChanged) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, waits);
    },
  });
  // A pasted screenshot goes through the scan like any other picture.
  function takePicture(data: DataTransfer | null): boolean {
    const file = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (!file || data?.types.includes('text/html')) return false;
    void putPictures(view, tools, file);
    return true;
  }

  area.hidden = true;
  area.after(place);
  document.documentElement.classList.add('has-editor');
  label?.addEventListener('click', () => view.focus());
  area.form?.addEventListener('submit', keep);
  // What the theme keeps of a sending that failed comes back as the text of the area.
  area.form?.addEventListener('input', (event) => {
    if (event.target === area.form && area.value !== toMarkdown(view.state.doc))
      view.updateState(stateOf(area.value, tools));
  });
  toolbar.update(view);
  return view;
}

function stateOf(markdown: string, { words }: Tools): EditorState {
  return EditorState.create({ doc: fromMarkdown(markdown), plugins: plugins(setLink(words)) });
}

function plugins(link: Command): Plugin[] {
  const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  });
  return [
    inputRules({
      rules: [
        textblockTypeInputRule(/^#{1,2}\s$/, nodes.heading, { level: 2 }),
        textblockTypeInputRule(/^#{3,4}\s$/, nodes.heading, { level: 3 }),
        wrappingInputRule(/^[-*]\s$/, nodes.bullet_list),
        wrappingInputRule(/^(\d+)\.\s$/, nodes.ordered_list, (found) => ({ order: Number(found[1]) })),
        wrappingInputRule(/^>\s$/, nodes.blockquote),
      ],
    }),
    keymap({
      Enter: splitListItem(nodes.list_item),
      'Shift-Enter': lineBreak,
      'Mod-[': liftListItem(nodes.list_item),
      'Mod-]': sinkListItem(nodes.list_item),
      'Mod-b': toggleMark(marks.strong),
      'Mod-i': toggleMark(marks.em),
      'Mod-k': link,
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      'Alt-ArrowUp': move(-1),
      'Alt-ArrowDown': move(1),
      // At the last cell Tab leaves the text, as everywhere else in it.
      Tab: goToNextCell(1),
      'Shift-Tab': goToNextCell(-1),
    }),
    keymap(baseKeymap),
    history(),
    dropCursor(),
    gapCursor(),
    tableEditing(),
  ];
}

async function putPictures(view: EditorView, { blocks }: Tools, offered?: File): Promise<void> {
  const items = await blocks.pictures([], offered);
  if (items?.length) view.dispatch(insertBlock(view.state, nodes.pictures.create({ items })));
  view.focus();
}

function insertMenu(tools: Tools, view: () => EditorView): HTMLElement {
  const { words, blocks } = tools;
  const menu = element('details', { class: 'menu insert-menu' });
  const choice = (key: string, act: () => Promise<void>) =>
    element(
      'button',
      {
        type: 'button',
        click: () => {
          menu.open = false;
          void act();
        },
      },
      words(`block.${key}`),
    );
  menu.append(
    element('summary', { class: 'tool' }, icon('plus'), words('insert')),
    element(
      'div',
      { class: 'menu-list' },
      choice('anh', () => putPictures(view(), tools)),
      ...blockNames.map((name) =>
        choice(name, async () => {
          const text = await blocks.named(name, '');
          if (text !== null) view().dispatch(insertBlock(view().state, nodes.named.create({ name, text })));
          view().focus();
        }),
      ),
      choice('ke', () => {
        view().dispatch(insertBlock(view().state, nodes.horizontal_rule.create()));
        view().focus();
        return Promise.resolve();
      }),
    ),
  );
  return menu;
}
