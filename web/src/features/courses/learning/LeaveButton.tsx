import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { learningQuery } from '../../people/queries/learning';

interface Props {
  enrolmentId: string;
  title: string;
  /** There is no place yet that could be given up. */
  isRequest?: boolean;
}

/** Gives up a place or a request, with a word to the cabinet why. */
export function LeaveButton({ enrolmentId, title, isRequest = false }: Props) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  const leave = useMutation({
    mutationFn: () =>
      api.POST('/api/learning/{id}/leave', { params: { path: { id: enrolmentId } }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      setAsks(false);
      if (!isRequest) await navigate({ to: '/learning' });
      await queries.invalidateQueries({ queryKey: learningQuery.queryKey });
    },
  });
  const action = t(isRequest ? 'leave.request' : 'leave.course');
  return (
    <>
      <Button
        kind="ghost"
        aria-label={isRequest ? t('leave.requestOf', { title }) : undefined}
        onClick={() => setAsks(true)}
      >
        {action}
      </Button>
      {asks && (
        <FormDialog
          title={t(isRequest ? 'leave.requestOf' : 'leave.courseOf', { title })}
          action={action}
          danger
          act={leave}
          onSubmit={() => leave.mutate()}
          onClose={() => setAsks(false)}
        >
          {!isRequest && <p>{t('leave.hint')}</p>}
          <TextAreaField
            label={t('leave.reason')}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </FormDialog>
      )}
    </>
  );
}
