import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import type { CohortLearner } from '../queries/cohorts';
import { useDecision } from './useDecision';

interface Props {
  cohortId: string;
  learner: CohortLearner;
  decision: 'refuse' | 'remove';
  onClose: () => void;
}

/** Asks why: the person reads it. */
export function ReasonDialog({ cohortId, learner, decision, onClose }: Props) {
  const { t } = useTranslation('courses');
  const [reason, setReason] = useState('');
  const act = useDecision(cohortId, learner.enrolmentId, onClose);
  return (
    <FormDialog
      title={t(`decide.${decision}Of`, { name: learner.name })}
      action={t(`decide.${decision}`)}
      danger
      act={act}
      onSubmit={() => act.mutate({ decision, reason })}
      onClose={onClose}
    >
      <TextAreaField
        label={t('decide.reason')}
        hint={t('decide.reasonHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
