import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/Card';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { previewQuery, worthyWorksQuery } from '../queries';
import { WorkTaskCard } from '../WorkTaskCard';
import { ChooseForm } from './ChooseForm';
import { Unshown } from './Unshown';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/works/$attemptId');

/** A work as everybody would see it, and what of it is published: who chooses has looked at the sheets. */
export function ChooseWorkPage() {
  const { t } = useTranslation('works');
  const { olympiadId, attemptId } = route.useParams();
  const worthy = useQuery(worthyWorksQuery(olympiadId));
  const preview = useQuery(previewQuery(olympiadId, attemptId));
  const work = worthy.data?.works.find((each) => each.attemptId === attemptId);
  return (
    <div className="stack">
      <Link to="/olympiads/$olympiadId/works" params={{ olympiadId }}>
        ← {t('backToWorks')}
      </Link>
      <ErrorNotice error={worthy.error ?? preview.error} />
      {(worthy.isPending || preview.isPending) && (
        <Card>
          <Skeleton lines={8} />
        </Card>
      )}
      {worthy.data && <Unshown works={worthy.data} />}
      {work && <ChooseForm key={work.version ?? 'new'} olympiadId={olympiadId} work={work} />}
      {preview.data?.tasks.map((task) => (
        <WorkTaskCard
          key={task.position}
          task={task}
          addressOf={({ position }, number) =>
            `/api/olympiads/${olympiadId}/published-works/${attemptId}/tasks/${String(position)}/files/${String(number)}`
          }
        />
      ))}
    </div>
  );
}
