import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { courseQuery, type Course } from '../queries/courses';
import { editionChanges } from './editionChanges';

/** An edition beside the draft, and the way back to it. */
export function EditionDialog({ course, number, onClose }: { course: Course; number: number; onClose: () => void }) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const path = { id: course.id, number };
  const edition = useQuery({
    queryKey: ['courses', course.id, 'edition', number],
    queryFn: () => body(api.GET('/api/courses/{id}/editions/{number}', { params: { path } })),
    staleTime: Infinity,
  });
  const restore = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/courses/{id}/outline', {
          params: { path: { id: course.id } },
          body: { outline: edition.data!.outline, version: course.version },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: courseQuery(course.id).queryKey });
      onClose();
    },
  });
  const changes = edition.data && editionChanges(edition.data.outline, course.outline);
  const isSame =
    changes &&
    !changes.isRearranged &&
    [changes.added, changes.removed, changes.changed].every((all) => all.length === 0);
  return (
    <Dialog title={t('editions.one', { number })} onClose={onClose}>
      <div className="stack">
        <ErrorNotice error={edition.error ?? restore.error} />
        {edition.isPending && <Skeleton lines={6} />}
        {edition.data && (
          <details>
            <summary>{t('editions.contents')}</summary>
            {edition.data.outline.modules.map((module) => (
              <section key={module.id}>
                <h3>{module.title}</h3>
                <ol>
                  {module.units.map((unit) => (
                    <li key={unit.id}>{unit.title}</li>
                  ))}
                </ol>
              </section>
            ))}
          </details>
        )}
        {isSame && <p>{t('editions.same')}</p>}
        {changes && !isSame && (
          <>
            <p>{t('editions.since')}</p>
            {(['added', 'removed', 'changed'] as const).map(
              (kind) =>
                changes[kind].length > 0 && (
                  <div key={kind}>
                    <b>{t(`editions.${kind}`)}</b>
                    <ul>
                      {changes[kind].map((title, index) => (
                        <li key={index}>{title}</li>
                      ))}
                    </ul>
                  </div>
                ),
            )}
            {changes.isRearranged && <p>{t('editions.rearranged')}</p>}
            <p className="small muted">{t('editions.restoreHint')}</p>
            <div className="line">
              <Button busy={restore.isPending} disabled={course.isArchived} onClick={() => restore.mutate()}>
                {t('editions.restore')}
              </Button>
              <Button kind="ghost" onClick={onClose}>
                {t('editions.leave')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
