import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { whileSeen } from '../../../ui/whileSeen';
import { useMe } from '../../people/queries/me';
import { triesQuery, type UnitAssignment } from '../queries/learning';
import { GroupSection } from '../together/GroupSection';
import { ownGroupQuery } from '../together/queries';
import { ReviewsSection } from '../together/ReviewsSection';
import { Rules } from '../together/Rules';
import '../together/together.css';
import { Criteria } from './Criteria';
import { Tries } from './Tries';
import { WorkForm } from './WorkForm';

interface Props {
  enrolmentId: string;
  unitId: string;
  assignment: UnitAssignment;
  isOverdue: boolean;
  dueOn: string | null;
  daysLate: number;
}

/** A practical work for its learner: by what it is judged, what was handed in and said of it, and the next try. */
export function AssignmentUnit({ enrolmentId, unitId, assignment, isOverdue, dueOn, daysLate }: Props) {
  const { t } = useTranslation('courses');
  const me = useMe();
  const tries = useQuery(triesQuery(enrolmentId, unitId));
  const inGroups = assignment.groups;
  const group = useQuery({
    ...ownGroupQuery(enrolmentId, unitId),
    enabled: inGroups !== null,
    refetchInterval: whileSeen,
  });
  const last = tries.data?.[0];
  const mayTry =
    tries.data !== undefined &&
    (last === undefined || last.state === 'returned') &&
    (inGroups === null || Boolean(group.data?.own));
  // The first try sets how late a work is: one that was returned may be mended afterwards.
  const isClosed =
    isOverdue &&
    last === undefined &&
    (assignment.late === 'refuse' ||
      (typeof assignment.penalty?.lastDay === 'number' && daysLate > assignment.penalty.lastDay));
  const loses = assignment.penalty
    ? Math.min(assignment.penalty.mostPercent, assignment.penalty.percentADay * (last?.lateDays ?? daysLate))
    : 0;
  return (
    <>
      <Criteria {...assignment} />
      <Rules assignment={assignment} hasDue={dueOn !== null} />
      <ErrorNotice error={group.error} />
      {inGroups && group.data && (
        <GroupSection enrolmentId={enrolmentId} unitId={unitId} plan={inGroups} group={group.data} />
      )}
      <ErrorNotice error={tries.error} />
      {tries.isPending && <Skeleton lines={3} />}
      {last?.state === 'waiting' && <Notice>{t('work.waits')}</Notice>}
      {last?.state === 'accepted' && <Notice kind="ok">{t('work.accepted')}</Notice>}
      {last?.state === 'returned' && <Notice kind="warn">{t('work.returned')}</Notice>}
      {mayTry && isClosed && <Notice kind="warn">{t('work.closed')}</Notice>}
      {last && <Tries tries={tries.data!} assignment={assignment} />}
      {mayTry && !isClosed && me && (
        <WorkForm
          key={last?.number ?? 0}
          personId={me.personId}
          enrolmentId={enrolmentId}
          unitId={unitId}
          maxFiles={assignment.maxFiles}
          last={last}
          isLate={isOverdue}
          loses={loses}
          group={group.data?.own ?? undefined}
        />
      )}
      {assignment.peers && (
        <ReviewsSection
          enrolmentId={enrolmentId}
          unitId={unitId}
          assignment={assignment}
          hasWork={last !== undefined}
        />
      )}
    </>
  );
}
