import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { deviceName } from '../device';
import { sessionsQuery } from '../queries/account';
import './account.css';

/** Where I am signed in, with the means to end each. */
export function SessionsCard() {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const now = useServerNow(60_000);
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/account/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries(sessionsQuery),
  });

  return (
    <Card title={t('sessions.title')}>
      <ErrorNotice error={sessions.error ?? end.error} />
      {sessions.isPending && <Skeleton />}
      <ul role="list" className="rows">
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div>
              <b>{deviceName(session.userAgent)}</b>
              <p className="small muted">
                {t('sessions.seen', {
                  time: formats.relative(Math.min(now, Date.parse(session.lastSeenAt)), now),
                  since: formats.date(session.createdAt),
                  ip: session.ip,
                })}
              </p>
            </div>
            {session.isThis ? (
              <Tag kind="ok">{t('sessions.current')}</Tag>
            ) : (
              <Button
                kind="ghost"
                busy={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
