import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { deviceName } from '../device';
import { createPasskey, isCancelled, passkeysSupported } from '../passkeys';
import { passkeysQuery } from '../queries/account';
import { meQuery, useMe } from '../queries/me';
import './account.css';

/** Passkeys: sign in by the lock of one's own device, nothing to remember and nothing to steal. */
export function PasskeysCard() {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const queries = useQueryClient();
  const me = useMe();
  // A session that still owes its second factor may add a key, and reads the list once it is whole.
  const passkeys = useQuery({ ...passkeysQuery, enabled: me?.status === 'signedIn' });
  const [removing, setRemoving] = useState<{ id: string; name: string }>();
  const refresh = () => Promise.all([queries.invalidateQueries(passkeysQuery), queries.invalidateQueries(meQuery)]);
  const add = useMutation({
    mutationFn: async () => {
      const credential = await createPasskey(await body(api.POST('/api/account/passkeys/options')));
      await api.POST('/api/account/passkeys', { body: { name: deviceName(navigator.userAgent), credential } });
    },
    onSuccess: refresh,
  });

  return (
    <Card title={t('passkey.title')}>
      <div className="stack">
        <p className="muted">{t('passkey.lead')}</p>
        <ErrorNotice error={passkeys.error} />
        {passkeys.data && passkeys.data.length > 0 && (
          <ul role="list" className="rows">
            {passkeys.data.map((passkey) => (
              <li key={passkey.id}>
                <div>
                  <b>{passkey.name}</b>
                  <p className="small muted">{t('passkey.created', { date: formats.date(passkey.createdAt) })}</p>
                </div>
                <Button kind="ghost" onClick={() => setRemoving(passkey)}>
                  {t('passkey.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <ErrorNotice error={isCancelled(add.error) ? null : add.error} />
        {passkeysSupported() ? (
          <div>
            <Button kind="ghost" busy={add.isPending} onClick={() => add.mutate()}>
              {t('passkey.add')}
            </Button>
          </div>
        ) : (
          <p className="small">{t('passkey.unsupported')}</p>
        )}
      </div>
      {removing && (
        <ConfirmDialog
          title={t('passkey.removeTitle', { name: removing.name })}
          action={t('passkey.remove')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/account/passkeys/{id}', { params: { path: { id: removing.id } } });
            await refresh();
          }}
          onClose={() => setRemoving(undefined)}
        >
          {t('passkey.removeText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}
