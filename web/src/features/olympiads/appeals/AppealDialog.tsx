import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { CheckField, TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { useKept } from '../../../ui/useKept';
import { useMe } from '../../people/queries/me';
import type { SheetFile } from '../sheets/useLeaves';
import { myAppealsQuery, type MarkedTask, type Spot } from './queries';
import { Sheets } from './Sheets';

interface Props {
  attemptId: string;
  /** Null for an appeal about procedure. */
  task: MarkedTask | null;
  /** Sheets of the answer to point at; none when the work is shown no more. */
  files?: SheetFile[];
  onClose: () => void;
}

/** The participant says with what they disagree, and where. */
export function AppealDialog({ attemptId, task, files = [], onClose }: Props) {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const [text, setText, dropText] = useKept(
    useMe()?.personId,
    `appeal:${attemptId}:${task?.taskId ?? 'procedure'}`,
    () => '',
  );
  const [criterionIds, setCriterionIds] = useState<string[]>([]);
  const [spot, setSpot] = useState<Spot | null>(null);
  const file = useMutation({
    mutationFn: () =>
      api.POST('/api/attempts/{id}/appeals', {
        params: { path: { id: attemptId } },
        body: { taskId: task?.taskId ?? null, criterionIds, text, spot },
      }),
    onSuccess: async () => {
      dropText();
      await queries.invalidateQueries({ queryKey: myAppealsQuery(attemptId).queryKey });
      onClose();
    },
  });
  const criteria = task?.criteria ?? [];
  return (
    <FormDialog
      title={task ? t('file.points', { number: task.position }) : t('file.procedure')}
      action={t('file.act')}
      act={file}
      onSubmit={() => file.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t(task ? 'file.pointsHint' : 'file.procedureHint')}</p>
      {criteria.length > 1 && (
        <fieldset className="appeal-criteria">
          <legend>{t('file.criteria')}</legend>
          {criteria.map(({ id, text: criterion }) => (
            <CheckField
              key={id}
              label={criterion}
              checked={criterionIds.includes(id)}
              onChange={(event) =>
                setCriterionIds(
                  event.target.checked ? [...criterionIds, id] : criterionIds.filter((other) => other !== id),
                )
              }
            />
          ))}
        </fieldset>
      )}
      <TextAreaField
        label={t('file.text')}
        required
        maxLength={4000}
        rows={5}
        value={text}
        onChange={({ target }) => setText(() => target.value)}
      />
      {files.length > 0 && (
        <>
          <p className="small muted">{t('file.spot')}</p>
          <Sheets files={files} spot={spot} onSpot={setSpot} />
          {spot && (
            <div className="line">
              <span role="status">
                {spot.page > 1
                  ? t('file.spottedPage', { number: spot.file, page: spot.page })
                  : t('file.spotted', { number: spot.file })}
              </span>
              <Button kind="ghost" onClick={() => setSpot(null)}>
                {t('file.noSpot')}
              </Button>
            </div>
          )}
        </>
      )}
    </FormDialog>
  );
}
