import { describe, expect, it } from 'vitest';
import { freshDraft } from './fresh';
import {
  asKind,
  freshPart,
  kindOf,
  marksIn,
  nextGapId,
  optionsOf,
  partOf,
  summaryOf,
  withOptions,
  withPart,
  withText,
  type GapPart,
} from './gaps';
import type { BodyOf, KeyOf } from './types';

function gapText(): [BodyOf<'gapText'>, KeyOf<'gaps'>] {
  const { body, key } = freshDraft('gapText');
  return [body as BodyOf<'gapText'>, key as KeyOf<'gaps'>];
}

describe('gaps of a text', () => {
  it('finds marks as the server does: each once, and none in formulas', () => {
    expect(marksIn('{{1}} и {{два}}, $\\frac{{x}^2}{2}$, {{1}}, {{ 3 }}, {{}}')).toEqual(['1', 'два']);
  });

  it('follow the text: a mark makes one, a mark cut out takes it, pasted again it is as it was', () => {
    const memory = new Map<string, GapPart>();
    memory.set('1', partOf('1', 'Пётр'));
    let question = withText(...gapText(), 'Основал {{1}} в {{2}} году', memory);
    expect(question[0].gaps.map(({ id }) => id)).toEqual(['1', '2']);
    expect(question[1].gaps['1']!.texts).toEqual([{ pattern: 'Пётр', share: 1 }]);
    question = withText(...question, 'Основал в {{2}} году', memory);
    expect(Object.keys(question[1].gaps)).toEqual(['2']);
    question = withText(...question, 'В {{2}} году основал {{1}}', memory);
    expect(question[0].gaps.map(({ id }) => id)).toEqual(['2', '1']);
    expect(question[1].gaps['1']!.texts[0]!.pattern).toBe('Пётр');
  });

  it('never give the number of a gap that was cut out to another', () => {
    const memory = new Map([['2', freshPart('2')]]);
    expect(nextGapId('{{1}}', memory)).toBe('3');
  });

  it('take what stood in their place for the answer: a number as a number, a star as a star', () => {
    expect(partOf('1', ' 3,5 ').key.numbers).toEqual([{ value: 3.5, tolerance: 0, kind: 'absolute', share: 1 }]);
    expect(partOf('1', '−12').key.numbers[0]!.value).toBe(-12);
    expect(partOf('1', 'a*b').key.texts).toEqual([{ pattern: 'a\\*b', share: 1 }]);
    expect(kindOf(partOf('1', '1703 год'))).toBe('text');
    expect(summaryOf(partOf('1', 'a*b'))).toBe('a*b');
    expect(summaryOf(partOf('1', '3,5'))).toBe('3,5');
  });

  it('keep their answer when the way of answering changes, as far as it fits', () => {
    const word = partOf('1', 'Нева');
    const choice = asKind(word, 'choice');
    expect(optionsOf(choice)).toEqual([
      { text: 'Нева', share: 1 },
      { text: '', share: 0 },
    ]);
    expect(asKind(choice, 'text')).toEqual(word);
    expect(asKind(word, 'number').key).toMatchObject({ texts: [], numbers: [{ value: 0 }] });
    expect(asKind(asKind(partOf('1', '7'), 'choice'), 'number')).toEqual(partOf('1', '7'));
    expect(kindOf(asKind(freshPart('1'), 'choice'))).toBe('choice');
  });

  it('know right options by their texts, also with stars', () => {
    const part = withOptions(freshPart('1'), [
      { text: '2*x', share: 1 },
      { text: 'x', share: 0.5 },
      { text: 'y', share: 0 },
    ]);
    expect(part.key.texts).toEqual([
      { pattern: '2\\*x', share: 1 },
      { pattern: 'x', share: 0.5 },
    ]);
    expect(optionsOf(part).map(({ share }) => share)).toEqual([1, 0.5, 0]);
  });

  it('change one at a time', () => {
    const question = withText(...gapText(), '{{1}} {{2}}', new Map());
    const [body, key] = withPart(...question, asKind(partOf('2', '5'), 'choice'));
    expect(body.gaps[1]!.options).toEqual(['5', '']);
    expect(body.gaps[0]).toBe(question[0].gaps[0]);
    expect(key.gaps['2']!.texts).toEqual([{ pattern: '5', share: 1 }]);
  });
});
