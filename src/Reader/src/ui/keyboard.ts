export type Command =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'next'
  | 'space'
  | 'previous'
  | 'start'
  | 'end'
  | 'contents'
  | 'search'
  | 'listen'
  | 'figures'
  | 'print'
  | 'back'
  | 'display'
  | 'full'
  | 'more'
  | 'help'
  | 'find'
  | 'page'
  | 'larger'
  | 'smaller'
  | 'dismiss';

const commands: Readonly<Record<string, Command>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageDown: 'next',
  PageUp: 'previous',
  ' ': 'space',
  Home: 'start',
  End: 'end',
  t: 'contents',
  a: 'display',
  f: 'full',
  g: 'page',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '/': 'search',
  n: 'listen',
  h: 'figures',
  i: 'print',
  b: 'back',
  '?': 'help',
  Escape: 'dismiss',
};

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'> & {
  target: EventTarget | null;
};

/** What a key means while reading; nothing where it belongs to a field, a button or the browser. */
export function commandOf(press: Press): Command | undefined {
  if ((press.ctrlKey || press.metaKey) && !press.altKey && press.key.toLowerCase() === 'f') return 'find';
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return undefined;
  const command = commands[press.key.length === 1 ? press.key.toLowerCase() : press.key];
  if (!command || command === 'dismiss') return command;
  const element = press.target as Partial<Element> | null;
  const name = element?.localName ?? '';
  if (['input', 'select', 'textarea', 'audio', 'video'].includes(name)) return undefined;
  if (press.key === ' ' && ['button', 'a', 'summary'].includes(name)) return undefined;
  if (press.key === ' ' && press.shiftKey) return 'previous';
  return command;
}
