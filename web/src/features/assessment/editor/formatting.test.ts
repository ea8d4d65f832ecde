import { describe, expect, it } from 'vitest';
import { block, link, prefixed, wrapped, type Change, type Selected } from './formatting';

const of = (marked: string): Selected => {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  return { text: marked.replace('[', '').replace(']', ''), from, to };
};

/** The text afterwards, with what is then selected in brackets. */
function done({ text }: Selected, { from, to, insert, select }: Change) {
  const [a, b] = select;
  return `${text.slice(0, from)}${insert.slice(0, a)}[${insert.slice(a, b)}]${insert.slice(b)}${text.slice(to)}`;
}

describe('buttons of a text', () => {
  it('mark what is selected, and take the marks away again', () => {
    const plain = of('Это [важно] знать');
    expect(done(plain, wrapped(plain, '**', 'слова'))).toBe('Это **[важно]** знать');
    const bold = of('Это **[важно]** знать');
    expect(done(bold, wrapped(bold, '**', 'слова'))).toBe('Это [важно] знать');
    const empty = of('Это []знать');
    expect(done(empty, wrapped(empty, '*', 'слова'))).toBe('Это *[слова]*знать');
  });

  it('make whole lines a list, apart from the text before', () => {
    const lines = of('Введение\nра[з\nд]ва\n\nКонец');
    expect(
      done(
        lines,
        prefixed(lines, (i) => `${String(i + 1)}. `, 'пункт'),
      ),
    ).toBe('Введение\n\n1. раз\n2. два[]\n\nКонец');
    const list = of('- ра[з\n- д]ва');
    expect(
      done(
        list,
        prefixed(list, () => '- ', 'пункт'),
      ),
    ).toBe('раз\nдва[]');
    const nothing = of('[]');
    expect(
      done(
        nothing,
        prefixed(nothing, () => '- ', 'пункт'),
      ),
    ).toBe('- пункт[]');
  });

  it('put a block on lines of its own', () => {
    const text = of('Смотрите: [ls -l] и дальше');
    expect(
      done(
        text,
        block(text, (inner) => `\`\`\`\n${inner}\n\`\`\``, 'код'),
      ),
    ).toBe('Смотрите: \n\n```\n[ls -l]\n```\n\n и дальше');
  });

  it('ask for the address of a link', () => {
    const text = of('На [сайте]');
    expect(done(text, link(text, 'текст'))).toBe('На [сайте]([https://])');
  });
});
