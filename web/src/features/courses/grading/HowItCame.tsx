import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { GradeColumn, LearnerGrades } from '../queries/grades';
import './grading.css';

/** The formula, in words. */
export function Formula({ grades }: { grades: Pick<LearnerGrades, 'dropLowest' | 'passPercent'> }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
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
  const { learner } = grades;
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
            <th scope="col" className="num">
              {t('grades.gives')}
            </th>
          </tr>
        </thead>
        <tbody>
          {learner.cells.map((cell) => (
            <tr key={cell.unitId}>
              <th scope="row">
                {titleOf(cell.unitId)}
                <span className="small muted">
                  {' '}
                  {t('grades.weight', {
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
              <td className="num">{cell.isWithheld ? '—' : formats.number(cell.gives)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t(grades.isPartial ? 'grades.sumTold' : 'grades.sum')}
            </th>
            <td className="num">{learner.computed === null ? '—' : formats.number(learner.computed)}</td>
          </tr>
        </tfoot>
      </table>
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
        {grades.isPartial && <p className="small muted">{t('grades.partialRule')}</p>}
      </div>
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
