import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { MaterialLine } from './MaterialLine';
import { libraryQuery, ownQuery, reviewQuery } from './queries';

function useSubjects() {
  const library = useQuery(libraryQuery);
  return new Map(library.data?.subjects.map((subject) => [subject.code, subject.name]));
}

/** What the reader has written, in whatever state. */
export function OwnMaterialsPage() {
  const { t } = useTranslation('library');
  const own = useQuery(ownQuery);
  const subjects = useSubjects();
  return (
    <Page
      title={t('own.title')}
      lead={t('own.lead')}
      action={
        <Link className="btn primary" to="/library/new">
          {t('add')}
        </Link>
      }
    >
      <Card>
        <ErrorNotice error={own.error} />
        {own.isPending && <Skeleton />}
        {own.data?.length === 0 && <EmptyState title={t('own.none')}>{t('own.noneHint')}</EmptyState>}
        <ul role="list" className="library-list">
          {own.data?.map((card) => (
            <MaterialLine key={card.id} card={card} subjects={subjects}>
              {card.remark && <p className="small library-remark">{card.remark}</p>}
            </MaterialLine>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

/** What waits for the staff, the longest waiting first. */
export function ReviewPage() {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const review = useQuery(reviewQuery);
  const subjects = useSubjects();
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      <Card>
        <ErrorNotice error={review.error} />
        {review.isPending && <Skeleton />}
        {review.data?.length === 0 && <EmptyState title={t('review.none')}>{t('review.noneHint')}</EmptyState>}
        <ul role="list" className="library-list">
          {review.data?.map(({ card, author }) => (
            <MaterialLine key={card.id} card={card} subjects={subjects}>
              <p className="small">
                {[author, card.submittedAt && t('review.since', { date: formats.date(card.submittedAt) })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </MaterialLine>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
