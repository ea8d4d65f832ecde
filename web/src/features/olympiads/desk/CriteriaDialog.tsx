import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FormDialog } from '../../../ui/FormDialog';
import { Skeleton } from '../../../ui/Skeleton';
import { nameOfTask } from '../jury/nameOfTask';
import type { Jury } from '../jury/queries';
import { useOlympiad } from './olympiadContext';

interface Props {
  task: Jury['tasks'][number];
  /** The version by which it is to be marked. */
  to: string;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

/** Criteria changed in the middle of the marking: what that does to the works that are marked already, and whether it is to be. */
export function CriteriaDialog({ task, to, onSaved, onClose }: Props) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const { id } = useOlympiad();
  const path = { id, taskId: task.taskId };
  const preview = useQuery({
    queryKey: ['criteria', task.taskId, to],
    queryFn: () => body(api.GET('/api/olympiads/{id}/jury/criteria/{taskId}', { params: { path, query: { to } } })),
    gcTime: 0,
  });
  const change = useMutation({
    mutationFn: (fromVersionId: string) =>
      api.POST('/api/olympiads/{id}/jury/criteria/{taskId}', {
        params: { path },
        body: { fromVersionId, toVersionId: to },
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const held = preview.data;
  return (
    <FormDialog
      title={nameOfTask(t)(task)}
      action={t('criteriaChange.apply')}
      act={change}
      onSubmit={() => held && change.mutate(held.fromVersionId)}
      onClose={onClose}
    >
      <ErrorNotice error={preview.error} />
      {!held ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <p>{t('criteriaChange.lead')}</p>
          <ul>
            {held.criteria.map(({ id: criterion, text, maxPoints }) => (
              <li key={criterion}>
                {text} · {t('tasks.points', { count: maxPoints, points: formats.number(maxPoints) })}
              </li>
            ))}
          </ul>
          <p>
            {t('criteriaChange.kept', { count: held.kept })}
            {held.changed > 0 && `, ${t('criteriaChange.changed', { count: held.changed })}`}
          </p>
          {held.returned > 0 && (
            <p>
              <b>{t('criteriaChange.returned', { count: held.returned })}</b>
            </p>
          )}
          {held.works.length > 0 && (
            <details>
              <summary>{t('criteriaChange.works')}</summary>
              <ul>
                {held.works.map(({ cipher, before, after }, at) => (
                  <li key={`${cipher} ${String(at)}`}>
                    {cipher}:{' '}
                    {after === null
                      ? t('criteriaChange.opensAgain', { before: formats.number(before) })
                      : `${formats.number(before)} → ${formats.number(after)}`}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </FormDialog>
  );
}
