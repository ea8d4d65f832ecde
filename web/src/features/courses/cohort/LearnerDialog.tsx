import { Link } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { ProgressBar } from '../../../ui/ProgressBar';
import { cohortQuery, type Cohort, type CohortLearner } from '../queries/cohorts';
import { LearnerCertificate } from './LearnerCertificate';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  cohort: Cohort;
  learner: CohortLearner;
  staff: boolean;
  onClose: () => void;
}

/** One learner: how far, with which marks; more time for a unit, and the end of learning. */
export function LearnerDialog({ cohort, learner, staff, onClose }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const [removing, setRemoving] = useState(false);
  if (removing)
    return (
      <ReasonDialog
        cohortId={cohort.id}
        learner={learner}
        decision="remove"
        onClose={() => {
          setRemoving(false);
          onClose();
        }}
      />
    );
  return (
    <Dialog title={learner.name} onClose={onClose}>
      <div className="stack">
        <ProgressBar label={t('learning.progress')} value={learner.done} max={learner.of} />
        {learner.marks.length > 0 && (
          <table className="criteria-table">
            <caption className="visually-hidden">{t('learner.marks')}</caption>
            <tbody>
              {learner.marks.map((mark) => (
                <tr key={mark.unitId}>
                  <th scope="row">{cohort.units.find(({ id }) => id === mark.unitId)?.title}</th>
                  <td className="num">
                    {t('points', { points: formats.number(mark.points), max: formats.number(mark.maxPoints) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <TryLinks cohort={cohort} learner={learner} />
        {staff && learner.state === 'completed' && <LearnerCertificate cohortId={cohort.id} learner={learner} />}
        {learner.state === 'active' && <Extension cohort={cohort} learner={learner} />}
        {staff && learner.state === 'active' && (
          <div className="line">
            <Button kind="ghost" onClick={() => setRemoving(true)}>
              {t('decide.remove')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The ways to the tries at quizzes. */
function TryLinks({ cohort, learner }: Pick<Props, 'cohort' | 'learner'>) {
  const { t } = useTranslation('courses');
  const quizzes = cohort.units.filter(({ kind }) => kind === 'quiz');
  if (quizzes.length === 0) return null;
  return (
    <section>
      <h3>{t('learner.tries')}</h3>
      <ul role="list" className="course-list">
        {quizzes.map(({ id, title }) => (
          <li key={id}>
            <Link to="/enrolments/$enrolmentId/tries/$unitId" params={{ enrolmentId: learner.enrolmentId, unitId: id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Extension({ cohort, learner }: Pick<Props, 'cohort' | 'learner'>) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const queries = useQueryClient();
  const [unitId, setUnitId] = useState(cohort.units[0]?.id ?? '');
  const [until, setUntil] = useState('');
  const extend = useMutation({
    mutationFn: () =>
      api.PUT('/api/enrolments/{id}/units/{unitId}/extension', {
        params: { path: { id: learner.enrolmentId, unitId } },
        body: { until },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: cohortQuery(cohort.id).queryKey }),
  });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (!extend.isPending) extend.mutate();
      }}
    >
      <h3>{t('learner.extend')}</h3>
      <SelectField
        label={t('learner.unit')}
        value={unitId}
        onChange={(event) => {
          setUnitId(event.target.value);
          extend.reset();
        }}
      >
        {cohort.units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.title}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('learner.until')}
        hint={t('learner.untilHint')}
        type="date"
        required
        min={cohort.startsOn}
        value={until}
        onChange={(event) => {
          setUntil(event.target.value);
          extend.reset();
        }}
      />
      <ErrorNotice error={extend.error} />
      {extend.isSuccess && <Notice kind="ok">{t('learner.extended', { date: formats.date(until) })}</Notice>}
      <div className="line">
        <Button type="submit" kind="ghost" busy={extend.isPending}>
          {t('learner.give')}
        </Button>
      </div>
    </form>
  );
}
