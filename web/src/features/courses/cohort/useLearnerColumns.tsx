import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { Tag } from '../../../ui/Tag';
import type { Cohort, CohortLearner } from '../queries/cohorts';
import { enrolmentKinds, learns } from '../words';
import { DecideButtons } from './DecideButtons';

/** More marked units have only their sum in the table; each stands beside its learner. */
const mostMarks = 4;

/** What the table of a cohort says of each learner. */
export function useLearnerColumns(
  cohort: Cohort,
  staff: boolean,
  onOpen: (enrolmentId: string) => void,
): Column<CohortLearner>[] {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const marked = cohort.units.filter(({ kind }) => kind === 'assignment');
  const markOf = (learner: CohortLearner, id: string) => learner.marks.find(({ unitId }) => unitId === id);
  const sumOf = (learner: CohortLearner) => learner.marks.reduce((sum, { points }) => sum + points, 0);
  const written = ({ points, maxPoints }: CohortLearner['marks'][number]) =>
    t('points', { points: formats.number(points), max: formats.number(maxPoints) });
  const marks: Column<CohortLearner>[] =
    marked.length <= mostMarks
      ? marked.map((unit) => ({
          id: unit.id,
          header: unit.title,
          numeric: true,
          value: (learner) => markOf(learner, unit.id)?.points,
          cell: (learner) => {
            const mark = markOf(learner, unit.id);
            return mark ? written(mark) : '—';
          },
        }))
      : [
          {
            id: 'points',
            header: t('cohort.points'),
            numeric: true,
            value: sumOf,
            cell: (learner) => formats.number(sumOf(learner)),
          },
        ];
  return [
    {
      id: 'name',
      header: t('cohort.name'),
      value: (learner) => learner.name,
      cell: (learner) =>
        staff ? (
          <Link to="/people/$personId" params={{ personId: learner.personId }}>
            {learner.name}
          </Link>
        ) : (
          <b>{learner.name}</b>
        ),
    },
    {
      id: 'school',
      header: t('cohort.school'),
      value: (learner) => learner.school,
      cell: (learner) => [learner.school, learner.group].filter(Boolean).join(' · '),
    },
    {
      id: 'state',
      header: t('cohort.state'),
      plain: true,
      value: (learner) => t(`enrolment.${learner.state}`),
      cell: (learner) => (
        <div className="lines">
          <Tag kind={enrolmentKinds[learner.state]}>{t(`enrolment.${learner.state}`)}</Tag>
          {learner.reason && <span className="small muted">{learner.reason}</span>}
        </div>
      ),
    },
    {
      id: 'done',
      header: t('cohort.done'),
      numeric: true,
      value: (learner) => (learns(learner.state) ? learner.done : undefined),
      cell: (learner) => (learns(learner.state) ? t('cohort.doneOf', { done: learner.done, of: learner.of }) : '—'),
    },
    {
      id: 'overdue',
      header: t('cohort.overdue'),
      numeric: true,
      value: (learner) => learner.overdue,
      cell: (learner) => (learner.overdue > 0 ? <span className="bad-ink">{learner.overdue}</span> : '—'),
    },
    ...marks,
    {
      id: 'seen',
      header: t('cohort.seen'),
      value: (learner) => learner.lastSeenAt ?? undefined,
      cell: (learner) => (learner.lastSeenAt ? formats.dateTime(learner.lastSeenAt) : '—'),
    },
    {
      id: 'acts',
      header: t('cohort.acts'),
      plain: true,
      cell: (learner) => (
        <div className="line">
          {staff && <DecideButtons cohortId={cohort.id} learner={learner} />}
          {learns(learner.state) && (
            <Button
              kind="ghost"
              className="small-btn"
              aria-label={t('learner.openOf', { name: learner.name })}
              onClick={() => onOpen(learner.enrolmentId)}
            >
              {t('learner.open')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}
