import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { TextAreaField } from '../../../ui/Field';
import { Notice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import type { FormulaPreviewRow, GradeColumn } from '../queries/grades';
import { useInNumbers } from './Working';
import './grading.css';

interface Props {
  columns: GradeColumn[];
  value: string;
  onChange: (formula: string) => void;
}

/** The formula, and by which codes it names the columns. */
export function FormulaFields({ columns, value, onChange }: Props) {
  const { t } = useTranslation('enrolment');
  return (
    <>
      <TextAreaField
        label={t('grades.formulaField')}
        hint={t('grades.formulaHint')}
        required
        maxLength={2000}
        rows={3}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <dl className="grade-codes">
        {columns.map(({ unitId, code, title }) => (
          <div key={unitId}>
            <dt className="num">{code}</dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('grades.formulaHelp')}</summary>
        <ul className="small">
          {(['numbers', 'lists', 'best', 'round', 'if', 'lines', 'zero', 'bounds'] as const).map((rule) => (
            <li key={rule}>{t(`grades.formulaRules.${rule}`)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** What the formula makes of the marks that there are. */
export function FormulaPreview({ rows }: { rows: FormulaPreviewRow[] }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const numbers = useInNumbers();
  const mark = (value: number | null) => (value === null ? '—' : formats.number(value));
  const changed = rows.filter(({ before, after }) => before !== after).length;
  return (
    <section className="stack tight" role="status">
      <h3>{t('grades.previewTitle')}</h3>
      {rows.length === 0 ? (
        <Notice>{t('grades.none')}</Notice>
      ) : (
        <p className="small muted">{t('grades.previewCount', { count: changed, all: rows.length })}</p>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is scrolled by keyboard too */}
      <ul role="list" className="grade-preview" aria-label={t('grades.previewTitle')} tabIndex={0}>
        {rows.map((row) => (
          <li key={row.enrolmentId}>
            <p>
              {row.name}: <b>{t('grades.from', { before: mark(row.before), after: mark(row.after) })}</b>{' '}
              {row.isSet && <Tag kind="info">{t('grades.set')}</Tag>}
              {row.wasPassed !== row.isPassed && (
                <Tag kind={row.isPassed ? 'ok' : 'warn'}>{t(row.isPassed ? 'grades.passed' : 'grades.failed')}</Tag>
              )}
            </p>
            {row.working?.map((step, index) => (
              <p key={index} className="small muted num">
                {step.name === null ? '' : `${step.name} = `}
                {numbers(step)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
