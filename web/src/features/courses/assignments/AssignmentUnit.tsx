import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { useMe } from '../../people/queries/me';
import { triesQuery, type UnitAssignment } from '../queries/learning';
import { Criteria } from './Criteria';
import { Tries } from './Tries';
import { WorkForm } from './WorkForm';

interface Props {
  enrolmentId: string;
  unitId: string;
  assignment: UnitAssignment;
  isOverdue: boolean;
}

/** A practical work for its learner: by what it is judged, what was handed in and said of it, and the next try. */
export function AssignmentUnit({ enrolmentId, unitId, assignment, isOverdue }: Props) {
  const { t } = useTranslation('courses');
  const me = useMe();
  const tries = useQuery(triesQuery(enrolmentId, unitId));
  const last = tries.data?.[0];
  const mayTry = tries.data !== undefined && (last === undefined || last.state === 'returned');
  // A work that came in time and was returned may be mended afterwards.
  const isClosed = isOverdue && assignment.late === 'refuse' && (last === undefined || last.isLate);
  return (
    <>
      <Criteria {...assignment} />
      <ErrorNotice error={tries.error} />
      {tries.isPending && <Skeleton lines={3} />}
      {last?.state === 'waiting' && <Notice>{t('work.waits')}</Notice>}
      {last?.state === 'accepted' && <Notice kind="ok">{t('work.accepted')}</Notice>}
      {last?.state === 'returned' && <Notice kind="warn">{t('work.returned')}</Notice>}
      {mayTry && isClosed && <Notice kind="warn">{t('work.closed')}</Notice>}
      {last && <Tries tries={tries.data!} criteria={assignment.criteria} />}
      {mayTry && !isClosed && me && (
        <WorkForm
          key={last?.number ?? 0}
          personId={me.personId}
          enrolmentId={enrolmentId}
          unitId={unitId}
          maxFiles={assignment.maxFiles}
          last={last}
          isLate={isOverdue}
        />
      )}
    </>
  );
}
