import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { StatusTag, useAuthorName, usePlace } from './Author';
import { isGone, publishedWorkQuery } from './queries';
import { WorkTaskCard } from './WorkTaskCard';

const route = getRouteApi('/frame/open/standings/$olympiadId/works/$workId');

/** A published work; it goes from an open page too once it is not shown any more. */
export function WorkPage() {
  const { t } = useTranslation(['works', 'appeals']);
  const formats = useFormats();
  const nameOf = useAuthorName();
  const placeOf = usePlace();
  const { olympiadId, workId } = route.useParams();
  const query = useQuery(publishedWorkQuery(workId));
  const gone = isGone(query.error);
  const work = gone ? undefined : query.data;
  const back = (
    <p>
      <Link to="/standings/$olympiadId/works" params={{ olympiadId }}>
        ← {t('backToWorks')}
      </Link>
    </p>
  );
  return (
    <Page
      title={work ? t('workOf', { name: nameOf(work.author) }) : t('work')}
      width="wide"
      lead={work && [work.olympiadTitle, work.trackName, work.roundTitle].join(' · ')}
      action={work && <StatusTag status={work.status} />}
    >
      <div className="stack">
        {!gone && <ErrorNotice error={query.error} />}
        {query.isPending && (
          <Card>
            <Skeleton lines={6} />
          </Card>
        )}
        {gone && (
          <Card>
            <EmptyState title={t('gone')}>{t('goneHint')}</EmptyState>
          </Card>
        )}
        {work && (
          <>
            <p>
              {placeOf(work.author) && <>{placeOf(work.author)} · </>}
              <b className="num">
                {t('appeals:pointsOf', { points: formats.number(work.points), max: formats.number(work.maxPoints) })}
              </b>
            </p>
            {work.tasks.length === 0 && <p className="muted">{t('later')}</p>}
            {work.tasks.map((task) => (
              <WorkTaskCard
                key={task.position}
                task={task}
                addressOf={({ position }, number) =>
                  `/api/published-works/${workId}/tasks/${String(position)}/files/${String(number)}`
                }
              />
            ))}
          </>
        )}
        {back}
      </div>
    </Page>
  );
}
