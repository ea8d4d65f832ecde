import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { todayQuery } from '../queries/today';

/** «Что мне сейчас делать». */
export function TodayPage() {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const today = useQuery(todayQuery);
  return (
    <Page title={formats.day(serverClock.now())}>
      <ErrorNotice error={today.error} />
      {today.data?.items.length === 0 && (
        <Card>
          <EmptyState title={t('today.empty')}>{t('today.emptyHint')}</EmptyState>
        </Card>
      )}
    </Page>
  );
}
