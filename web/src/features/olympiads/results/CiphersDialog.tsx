import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';

/** Whose work stands behind each cipher. Asked each time it is opened, and never kept: the server writes down every look. */
export function CiphersDialog({ olympiadId, onClose }: { olympiadId: string; onClose: () => void }) {
  const { t } = useTranslation('results');
  const ciphers = useQuery({
    // Not among the results: what is heard of them would read it anew.
    queryKey: ['ciphers', olympiadId],
    queryFn: () => body(api.GET('/api/olympiads/{id}/ciphers', { params: { path: { id: olympiadId } } })),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
  return (
    <Dialog title={t('signing.ciphersTitle')} onClose={onClose}>
      <div className="stack">
        <p className="small muted">{t('signing.ciphersLead')}</p>
        <ErrorNotice error={ciphers.error} />
        {ciphers.isPending && <Skeleton lines={4} />}
        {ciphers.data && (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is scrolled by keyboard too
          <ul className="ciphers" role="list" aria-label={t('signing.ciphersTitle')} tabIndex={0}>
            {ciphers.data.map((item) => (
              <li key={`${item.roundTitle} ${item.cipher}`}>
                <b className="num">{item.cipher}</b>
                <span>
                  {item.name}
                  <br />
                  <span className="small muted">
                    {item.school} · {item.trackName} · {item.roundTitle}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
