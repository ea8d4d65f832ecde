import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { chairedQuery } from './queries';

/** Olympiads that the chair signs. */
export function ChairedPage() {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const chaired = useQuery(chairedQuery);
  return (
    <Page title={t('list.title')} lead={t('list.lead')} width="narrow">
      <div className="stack">
        <ErrorNotice error={chaired.error} />
        {chaired.isPending && (
          <Card>
            <Skeleton lines={3} />
          </Card>
        )}
        {chaired.data?.length === 0 && (
          <Card>
            <EmptyState title={t('list.none')}>{t('list.noneHint')}</EmptyState>
          </Card>
        )}
        {chaired.data?.map(({ olympiadId, title, signedAt }) => (
          <Card key={olympiadId} title={title}>
            <div className="line ends">
              <Tag kind={signedAt ? 'ok' : 'none'}>
                {signedAt ? t('list.signed', { time: formats.dateTime(signedAt) }) : t('list.unsigned')}
              </Tag>
              <Link className="btn" to="/results/$olympiadId" params={{ olympiadId }}>
                {t('list.open')}
              </Link>
            </div>
          </Card>
        ))}
      </div>
    </Page>
  );
}
