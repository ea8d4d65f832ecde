import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { savedCommentsQuery, type MarkingView } from './queries';
import { withReady } from './ready';

interface Props {
  view: MarkingView;
  /** What stands in the field now. */
  comment: string;
  onInsert: (text: string) => void;
}

/** Remarks that are written again and again: one press instead, for all jurors of the task. */
export function SavedComments({ view: { roundId, taskId }, comment, onInsert }: Props) {
  const { t } = useTranslation('jury');
  const queries = useQueryClient();
  const query = savedCommentsQuery(roundId, taskId);
  const saved = useQuery(query);
  const path = { id: roundId, taskId };
  const onSuccess = () => queries.invalidateQueries({ queryKey: query.queryKey });
  const add = useMutation({
    mutationFn: () =>
      api.POST('/api/rounds/{id}/tasks/{taskId}/comments', { params: { path }, body: { text: comment } }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (commentId: string) =>
      api.DELETE('/api/rounds/{id}/tasks/{taskId}/comments/{commentId}', { params: { path: { ...path, commentId } } }),
    onSuccess,
  });
  const text = comment.trim();
  const isKnown = saved.data?.some((known) => known.text === text) === true;
  return (
    <details>
      <summary>{t('comments.title', { count: saved.data?.length ?? 0 })}</summary>
      <div className="stack">
        <ul role="list" className="saved-comments">
          {saved.data?.map((known) => (
            <li key={known.id}>
              <Button kind="ghost" onClick={() => onInsert(withReady(comment, known.text))}>
                {known.text}
              </Button>
              {known.isOwn && (
                <Button
                  kind="ghost"
                  aria-label={t('comments.removeOf', { text: known.text })}
                  onClick={() => remove.mutate(known.id)}
                >
                  {t('work.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <ErrorNotice error={add.error ?? remove.error} />
        <Button kind="ghost" disabled={text === '' || isKnown} busy={add.isPending} onClick={() => add.mutate()}>
          {t('comments.save')}
        </Button>
      </div>
    </details>
  );
}
