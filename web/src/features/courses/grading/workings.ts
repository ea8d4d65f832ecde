import type { LearnerGrades } from '../queries/grades';

export type WorkedStep = NonNullable<LearnerGrades['working']>[number];
type Token = WorkedStep['tokens'][number];

interface Writer {
  /** A number of the formula, or the value of a column or line. */
  number: (value: number) => string;
  /** A column, or a line before, as this text shows it. */
  name: (token: Token) => string;
  /** A function, by its name in the formula. */
  function: (name: string) => string;
}

/** Signs as they are printed. A minus at the beginning stands at its number. */
const signs: Record<string, string> = {
  '*': ' · ',
  '-': ' − ',
  '/': ' ÷ ',
  ';': '; ',
  '<=': ' ≤ ',
  '>=': ' ≥ ',
  '<>': ' ≠ ',
};

/** One line of a formula as text: in words or in numbers, as the writer has it. */
export function writtenStep(step: WorkedStep, writer: Writer): string {
  const one = (token: Token, before: Token | undefined) => {
    switch (token.kind) {
      case 'number':
        return writer.number(token.value ?? 0);
      case 'function':
        return writer.function(token.text);
      case 'sign':
        if (token.text === '(' || token.text === ')' || token.text === '^') return token.text;
        if (token.text === '-' && (before === undefined || before.text === '(' || before.text === ';')) return '−';
        return signs[token.text] ?? ` ${token.text} `;
      default:
        return writer.name(token);
    }
  };
  return step.tokens.map((token, index) => one(token, step.tokens[index - 1])).join('');
}
