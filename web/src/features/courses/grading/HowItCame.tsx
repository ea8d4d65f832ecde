import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { GradeColumn, LearnerGrades } from '../queries/grades';
import { Working } from './Working';
import './grading.css';

/** The formula, in words. */
export function Formula({ grades }: { grades: Pick<LearnerGrades, 'dropLowest' | 'passPercent' | 'formula'> }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  if (grades.formula)
    return (
      <>
        <p className="small muted">{t('grades.byFormula', { pass: formats.number(grades.passPercent) })}</p>
        <pre className="grade-formula">{grades.formula}</pre>
      </>
    );
  return (
    <p className="small muted">
      {t('grades.formula', { pass: formats.number(grades.passPercent) })}
      {grades.dropLowest > 0 && ` ${t('grades.formulaDrop', { count: grades.dropLowest })}`}
    </p>
  );
}

/** How points come about that are not given by people or counted question by question. */
export function PointRules({ columns }: { columns: GradeColumn[] }) {
  const { t } = useTranslation('enrolment');
  return (
    <>
      {columns.some(({ kind }) => kind === 'scorm') && <p className="small muted">{t('grades.packageRule')}</p>}
      {columns.some(({ isScaled }) => isScaled) && <p className="small muted">{t('grades.scaledRule')}</p>}
    </>
  );
}

/** How a mark comes about, line by line, and who changed what of it and why. */
export function HowItCame({ grades }: { grades: LearnerGrades }) {
  const { t } = useTranslation('enrolment');
  const { t: tCourses } = useTranslation('courses');
  const formats = useFormats();
  const { learner, formula, working } = grades;
  const titleOf = (unitId: string | null) =>
    unitId === null
      ? t('grades.wholeMark')
      : (grades.columns.find((column) => column.unitId === unitId)?.title ?? t('grades.nothing'));
  return (
    <div className="stack">
      <table className="criteria-table grade-lines">
        <caption className="visually-hidden">{t('grades.how')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grades.unit')}</th>
            <th scope="col" className="num">
              {t('grades.points')}
            </th>
            {!formula && (
              <th scope="col" className="num">
                {t('grades.gives')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {learner.cells.map((cell) => (
            <tr key={cell.unitId}>
              <th scope="row">
                {titleOf(cell.unitId)}
                <span className="small muted">
                  {' '}
                  {formula
                    ? grades.columns.find(({ unitId }) => unitId === cell.unitId)?.code
                    : t('grades.weight', {
                        value: formats.number(grades.columns.find(({ unitId }) => unitId === cell.unitId)?.weight ?? 0),
                      })}
                </span>
                {cell.isSet && <Tag kind="info">{t('grades.set')}</Tag>}
                {cell.isDropped && <Tag kind="none">{t('grades.dropped')}</Tag>}
              </th>
              <td className="num">
                {cell.isWithheld
                  ? cell.passed === null
                    ? '—'
                    : t(cell.passed ? 'grades.quizPassed' : 'grades.quizFailed')
                  : cell.points === null
                    ? '—'
                    : tCourses('points', { points: formats.number(cell.points), max: formats.number(cell.maxPoints) })}
              </td>
              {!formula && <td className="num">{cell.isWithheld ? '—' : formats.number(cell.gives)}</td>}
            </tr>
          ))}
        </tbody>
        {!formula && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t(grades.isPartial ? 'grades.sumTold' : 'grades.sum')}
              </th>
              <td className="num">{learner.computed === null ? '—' : formats.number(learner.computed)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {working && (
        <section>
          <h3>{t('grades.workingTitle')}</h3>
          <Working steps={working} columns={grades.columns} />
          {learner.computed !== working.at(-1)?.value && learner.computed !== null && (
            <p className="small muted">{t('grades.bounded', { value: formats.number(learner.computed) })}</p>
          )}
        </section>
      )}
      {learner.isSet && learner.percent !== null && (
        <p>
          <b>
            {t('grades.total')}: {formats.number(learner.percent)}
          </b>{' '}
          <Tag kind="info">{t('grades.set')}</Tag>
        </p>
      )}
      <div>
        <Formula grades={grades} />
        <PointRules columns={grades.columns} />
        {grades.isPartial && (
          <p className="small muted">{t(formula ? 'grades.partialFormula' : 'grades.partialRule')}</p>
        )}
      </div>
      {grades.formulas.length > 0 && (
        <section>
          <h3>{t('grades.formulaHistory')}</h3>
          <ul role="list" className="course-list">
            {grades.formulas.map((change, index) => (
              <li key={index}>
                <div>
                  {change.formula ? (
                    <pre className="grade-formula">{change.formula}</pre>
                  ) : (
                    <p>{t('grades.backToWeights')}</p>
                  )}
                  <p className="small muted">
                    {change.by}, {formats.dateTime(change.at)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {grades.changes.length > 0 && (
        <section>
          <h3>{t('grades.history')}</h3>
          <ul role="list" className="course-list">
            {grades.changes.map((change, index) => (
              <li key={index}>
                <div>
                  <p>
                    {t('grades.changed', {
                      what: titleOf(change.unitId),
                      value: change.isWithheld
                        ? t('grades.untold')
                        : change.value === null
                          ? t('grades.back')
                          : formats.number(change.value),
                      reason: change.reason,
                    })}
                  </p>
                  <p className="small muted">
                    {change.by}, {formats.dateTime(change.at)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
