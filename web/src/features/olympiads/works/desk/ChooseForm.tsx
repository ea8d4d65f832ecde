import '../../../../ui/field.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { CheckField } from '../../../../ui/Field';
import { StatusTag } from '../Author';
import { worthyWorksQuery, type WorthyWork } from '../queries';

/** Which tasks of a work are published. All are ticked for one that is not published yet. */
export function ChooseForm({ olympiadId, work }: { olympiadId: string; work: WorthyWork }) {
  const { t } = useTranslation(['works', 'appeals']);
  const formats = useFormats();
  const queries = useQueryClient();
  const isPublished = work.workId !== null;
  const before = work.tasks.filter(({ isChosen }) => isChosen || !isPublished).map(({ taskId }) => taskId);
  const [ticked, setTicked] = useState(before);
  const save = useMutation({
    mutationFn: (taskIds: string[]) =>
      api.PUT('/api/olympiads/{id}/published-works/{attemptId}', {
        params: { path: { id: olympiadId, attemptId: work.attemptId } },
        body: { taskIds, version: work.version },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: worthyWorksQuery(olympiadId).queryKey, exact: true }),
  });
  const unchanged = isPublished && ticked.length === before.length && ticked.every((id) => before.includes(id));
  return (
    <Card title={work.name} action={<StatusTag status={work.status} />}>
      <div className="stack">
        <p className="muted">{[work.school, work.trackName, work.roundTitle].join(' · ')}</p>
        {work.agreed ? (
          <p>{t(`desk.called.${work.agreed}`)}</p>
        ) : (
          <Notice kind="warn">{t(isPublished ? 'desk.hidden' : 'desk.notAgreed')}</Notice>
        )}
        <p>{t('desk.look')}</p>
        <fieldset className="stack tight plain">
          <legend>{t('desk.tasks')}</legend>
          {work.tasks.map(({ taskId, position, points, maxPoints, isStillAsked }) => (
            <CheckField
              key={taskId}
              label={t('desk.task', {
                number: position,
                points: formats.number(points ?? 0),
                max: formats.number(maxPoints),
              })}
              hint={isStillAsked ? t('desk.stillAsked') : undefined}
              checked={ticked.includes(taskId)}
              onChange={({ target }) =>
                setTicked(target.checked ? [...ticked, taskId] : ticked.filter((id) => id !== taskId))
              }
            />
          ))}
        </fieldset>
        <ErrorNotice error={save.error} />
        <div className="line">
          <Button disabled={ticked.length === 0 || unchanged} busy={save.isPending} onClick={() => save.mutate(ticked)}>
            {t(isPublished ? 'desk.change' : 'desk.publish')}
          </Button>
          {isPublished && (
            <Button kind="ghost" busy={save.isPending} onClick={() => save.mutate([])}>
              {t('desk.takeBack')}
            </Button>
          )}
          {isPublished && work.agreed && (
            <a href={`/standings/${olympiadId}/works/${work.workId ?? ''}`}>{t('desk.publicWork')}</a>
          )}
        </div>
      </div>
    </Card>
  );
}
