import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import type { CohortLearner } from '../queries/cohorts';
import { ReasonDialog } from './ReasonDialog';
import { useDecision } from './useDecision';

/** Admits or refuses somebody who asks for a place; gives one to who was refused or has left. */
export function DecideButtons({ cohortId, learner }: { cohortId: string; learner: CohortLearner }) {
  const { t } = useTranslation('courses');
  const [refusing, setRefusing] = useState(false);
  const admit = useDecision(cohortId, learner.enrolmentId);
  const { state, name } = learner;
  if (state === 'active' || state === 'completed') return null;
  return (
    <>
      {state !== 'waiting' && (
        <Button
          kind="ghost"
          className="small-btn"
          busy={admit.isPending}
          aria-label={t('decide.admitOf', { name })}
          onClick={() => admit.mutate({ decision: 'admit' })}
        >
          {t('decide.admit')}
        </Button>
      )}
      {(state === 'requested' || state === 'waiting') && (
        <Button
          kind="ghost"
          className="small-btn"
          aria-label={t('decide.refuseOf', { name })}
          onClick={() => setRefusing(true)}
        >
          {t('decide.refuse')}
        </Button>
      )}
      <ErrorNotice error={admit.error} />
      {refusing && (
        <ReasonDialog cohortId={cohortId} learner={learner} decision="refuse" onClose={() => setRefusing(false)} />
      )}
    </>
  );
}
