/** A text in Markdown and what is selected in it. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

/** What takes the place of a part of the text, and what of it is selected afterwards, counted from its own beginning. */
export interface Change {
  from: number;
  to: number;
  insert: string;
  select: [number, number];
}

/** Marks around the selection, or around a sample; taken away where they stand already. */
export function wrapped({ text, from, to }: Selected, mark: string, sample: string): Change {
  const isMarked = text.slice(from - mark.length, from) === mark && text.slice(to, to + mark.length) === mark;
  if (isMarked && from !== to)
    return {
      from: from - mark.length,
      to: to + mark.length,
      insert: text.slice(from, to),
      select: [0, to - from],
    };
  const inner = text.slice(from, to) || sample;
  return { from, to, insert: mark + inner + mark, select: [mark.length, mark.length + inner.length] };
}

/** Something before each line of the selection; taken away where every line has it. */
export function prefixed({ text, from, to }: Selected, prefix: (index: number) => string, sample: string): Change {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next < 0 ? text.length : next;
  const lines = (text.slice(start, end) || sample).split('\n');
  const isPrefixed = lines.every((line, index) => line.startsWith(prefix(index)));
  const insert = lines
    .map((line, index) => (isPrefixed ? line.slice(prefix(index).length) : prefix(index) + line))
    .join('\n');
  return apart(text, start, end, insert, [insert.length, insert.length]);
}

/** A block that stands apart from the text around it; the selection is what is in it. */
export function block({ text, from, to }: Selected, make: (selected: string) => string, sample: string): Change {
  const inner = text.slice(from, to) || sample;
  const insert = make(inner);
  const at = Math.max(0, insert.indexOf(inner));
  return apart(text, from, to, insert, [at, at + inner.length]);
}

export function link({ text, from, to }: Selected, sample: string): Change {
  const words = text.slice(from, to) || sample;
  const address = 'https://';
  const at = words.length + 3;
  return { from, to, insert: `[${words}](${address})`, select: [at, at + address.length] };
}

/** With an empty line before and behind, where there is text. */
function apart(text: string, from: number, to: number, insert: string, select: [number, number]): Change {
  const [before, behind] = [text.slice(0, from), text.slice(to)];
  const head = before.trim() === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = behind.trim() === '' || behind.startsWith('\n\n') ? '' : behind.startsWith('\n') ? '\n' : '\n\n';
  return {
    from,
    to,
    insert: head + insert + tail,
    select: [head.length + select[0], head.length + select[1]],
  };
}

/** Carries it out as if it was typed, so that the browser's own undo takes it back. */
export function type(area: HTMLTextAreaElement, { from, to, insert, select }: Change) {
  area.focus();
  area.setSelectionRange(from, to);
  // The only way into the undo of a field; what else there is empties it.
  const isTyped = (document as Partial<Document>).execCommand?.call(document, 'insertText', false, insert);
  if (!isTyped) {
    area.setRangeText(insert, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(from + select[0], from + select[1]);
}
