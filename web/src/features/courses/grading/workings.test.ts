import { expect, test } from 'vitest';
import { writtenStep, type WorkedStep } from './workings';

const sign = (text: string) => ({ kind: 'sign' as const, text, value: null });
const number = (value: number) => ({ kind: 'number' as const, text: '', value });
const column = (text: string, value: number | null) => ({ kind: 'column' as const, text, value });

const step: WorkedStep = {
  name: null,
  value: 79.8,
  tokens: [
    sign('-'),
    number(0.4),
    sign('*'),
    column('T1', 72),
    sign('+'),
    { kind: 'function', text: 'max', value: null },
    sign('('),
    column('P1', null),
    sign(';'),
    sign('-'),
    number(5),
    sign(')'),
    sign('>='),
    number(1),
  ],
};

test('a line is written in numbers and in words', () => {
  const number = (value: number) => String(value).replace('.', ',');
  expect(
    writtenStep(step, {
      number,
      name: ({ value }) => (value == null ? '—' : number(value)),
      function: (name) => name,
    }),
  ).toBe('−0,4 · 72 + max(—; −5) ≥ 1');
  expect(writtenStep(step, { number, name: ({ text }) => `«${text}»`, function: () => 'наибольшее ' })).toBe(
    '−0,4 · «T1» + наибольшее («P1»; −5) ≥ 1',
  );
});
