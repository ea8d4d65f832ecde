import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { GradeColumn } from '../queries/grades';
import { writtenStep, type WorkedStep } from './workings';

const functions = ['min', 'max', 'avg', 'best', 'round', 'if'] as const;
const isFunction = (name: string): name is (typeof functions)[number] => functions.some((known) => known === name);

/** How a formula came to a mark: each line in words, and below in numbers. */
export function Working({ steps, columns }: { steps: WorkedStep[]; columns: GradeColumn[] }) {
  const { t } = useTranslation('enrolment');
  const numbers = useInNumbers();
  const formats = useFormats();
  const words = (step: WorkedStep) =>
    writtenStep(step, {
      number: (value) => formats.number(value),
      name: ({ kind, text }) =>
        t('grades.quoted', {
          title: (kind === 'column' && columns.find(({ code }) => code === text)?.title) || text,
        }),
      function: (name) => (isFunction(name) ? t(`grades.functions.${name}`) : name),
    });
  return (
    <ul role="list" className="grade-working">
      {steps.map((step, index) => (
        <li key={index}>
          <p>
            {step.name ?? t('grades.total')} = {words(step)}
          </p>
          <p className="num">
            <b>{numbers(step)}</b>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** «0,4 · 72 + 0,6 · 85 = 79,8». */
export function useInNumbers() {
  const formats = useFormats();
  return (step: WorkedStep) => {
    const value = formats.number(step.value);
    const written = writtenStep(step, {
      number: (value) => formats.number(value),
      name: ({ value }) => (value == null ? '—' : formats.number(value)),
      function: (name) => name,
    });
    return written === value ? value : `${written} = ${value}`;
  };
}
