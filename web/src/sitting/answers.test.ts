// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  cleanText,
  completeness,
  plainText,
  sameAnswer,
  shuffled,
  textAnswer,
  textOf,
  wordCount,
} from './answers';

describe('answers', () => {
  it('are written with their type first and read back', () => {
    const answer = { type: 'choice' as const, selected: ['a', 'c'] };
    expect(textOf(answer)).toBe('{"type":"choice","selected":["a","c"]}');
    expect(answerOf(textOf(answer))).toEqual(answer);
    expect(answerOf('null')).toBeNull();
    expect(answerOf('{')).toBeUndefined();
    expect(answerOf('7')).toBeUndefined();
  });

  it('are the same in another order of choices or keys, and without an absent unit', () => {
    const same = sameAnswer({ type: 'choice', selected: ['a', 'b'] }, { selected: ['b', 'a'], type: 'choice' });
    expect(same).toBe(true);
    expect(sameAnswer({ type: 'ordering', order: ['a', 'b'] }, { type: 'ordering', order: ['b', 'a'] })).toBe(false);
    expect(sameAnswer({ type: 'numeric', text: '1', unit: null }, { type: 'numeric', text: '1' })).toBe(true);
    expect(sameAnswer(null, { type: 'trueFalse', value: false })).toBe(false);
  });

  it('taken back are null', () => {
    expect(textAnswer('essay', '  \n')).toBeNull();
    expect(textAnswer('essay', ' да ')).toEqual({ type: 'essay', text: ' да ' });
  });

  it('hold nothing that cannot be stored', () => {
    expect(cleanText('а\0б\ud83e🦔\udd94')).toBe('аб🦔');
  });

  it('know what is left to answer', () => {
    const left = [
      { id: '1', text: '' },
      { id: '2', text: '' },
    ];
    const matching = { type: 'matching' as const, left, right: left, shuffle: false };
    expect(completeness(matching, null)).toBe('empty');
    expect(completeness(matching, { type: 'matching', pairs: { 1: '2' } })).toBe('partial');
    expect(completeness(matching, { type: 'matching', pairs: { 1: '2', 2: '1' } })).toBe('full');
    expect(completeness({ type: 'numeric', units: ['м'] }, { type: 'numeric', text: '3' })).toBe('partial');
    expect(completeness({ type: 'trueFalse' }, { type: 'trueFalse', value: false })).toBe('full');
  });
});

describe('shuffling', () => {
  const items = Array.from({ length: 8 }, (_, n) => ({ id: String(n), text: '' }));
  it('is stable for a seed, differs between seeds and loses nothing', () => {
    expect(shuffled(items, 'attempt task')).toEqual(shuffled(items, 'attempt task'));
    const orders = new Set(
      Array.from({ length: 50 }, (_, n) =>
        shuffled(items, `seed ${n}`)
          .map((i) => i.id)
          .join(''),
      ),
    );
    expect(orders.size).toBeGreaterThan(40);
    for (const order of orders) expect([...order].sort().join('')).toBe('01234567');
  });

  it('gives every item each place about as often', () => {
    const first = Array.from({ length: 4_000 }, (_, n) => shuffled(items.slice(0, 4), `attempt-${n}`)[0]!.id);
    for (const id of ['0', '1', '2', '3']) expect(first.filter((other) => other === id).length).toBeGreaterThan(800);
  });
});

describe('texts', () => {
  it('are counted in words', () => {
    expect(wordCount('Ёж, как-то раз, пошёл: 3 версты… — и устал.')).toBe(8);
    expect(wordCount('')).toBe(0);
  });

  it('lose their marks', () => {
    expect(plainText('<p>вода <math><mi>H</mi><mn>2</mn></math>&nbsp;&lt; 5</p>')).toBe('вода H2 < 5');
    expect(plainText('2 > 1')).toBe('2 > 1');
  });
});
