import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Tag } from '../../../ui/Tag';
import { meQuery, useMe } from '../queries/me';
import './account.css';

/** Codes of an application on the telephone: scan, confirm one code, keep the recovery codes. */
export function TotpCard() {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const me = useMe();
  const [removing, setRemoving] = useState(false);
  const begin = useMutation({ mutationFn: () => body(api.POST('/api/account/totp')) });
  const confirm = useMutation({
    mutationFn: (code: string) => body(api.POST('/api/account/totp/confirm', { body: { code } })),
    onSuccess: () => queries.invalidateQueries(meQuery),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')).replace(/\s/g, ''));
  }

  const on = me?.secondFactor.totp ?? false;
  return (
    <Card title={t('totp.title')} action={on && <Tag kind="ok">{t('totp.on')}</Tag>}>
      <div className="stack">
        {confirm.data ? (
          <RecoveryCodes codes={confirm.data.recoveryCodes} />
        ) : begin.data ? (
          <form className="totp" onSubmit={submit}>
            <div className="totp-code">
              <img
                data-essential
                alt={t('totp.qr')}
                src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(begin.data.qrSvg)}`}
              />
            </div>
            <div className="stack">
              <p>{t('totp.scan')}</p>
              <p className="secret">{begin.data.secret}</p>
              <TextField label={t('totp.code')} name="code" inputMode="numeric" autoComplete="one-time-code" required />
              <ErrorNotice error={confirm.error} />
              <Button type="submit" busy={confirm.isPending}>
                {t('totp.confirm')}
              </Button>
            </div>
          </form>
        ) : (
          <>
            <p className="muted">{t('totp.lead')}</p>
            <ErrorNotice error={begin.error} />
            <div className="line">
              <Button kind="ghost" busy={begin.isPending} onClick={() => begin.mutate()}>
                {t(on ? 'totp.renew' : 'totp.begin')}
              </Button>
              {on && (
                <Button kind="ghost" onClick={() => setRemoving(true)}>
                  {t('totp.remove')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {removing && (
        <ConfirmDialog
          title={t('totp.removeTitle')}
          action={t('totp.remove')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/account/totp');
            await queries.invalidateQueries(meQuery);
          }}
          onClose={() => setRemoving(false)}
        >
          {t('totp.removeText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('people');
  return (
    <div className="stack">
      <Notice kind="ok">{t('totp.done')}</Notice>
      <p>{t('totp.recovery')}</p>
      <ul role="list" className="recovery">
        {codes.map((code) => (
          <li key={code} className="secret">
            {code}
          </li>
        ))}
      </ul>
      <a
        className="btn ghost"
        download="recovery-codes.txt"
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\r\n'))}`}
      >
        {t('totp.saveCodes')}
      </a>
    </div>
  );
}
