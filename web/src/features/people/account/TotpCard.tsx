import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { PasswordField, TextField } from '../../../ui/Field';
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
            <div>
              {on ? (
                <Button kind="ghost" onClick={() => setRemoving(true)}>
                  {t('totp.remove')}
                </Button>
              ) : (
                <Button kind="ghost" busy={begin.isPending} onClick={() => begin.mutate()}>
                  {t('totp.begin')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {removing && (
        <RemoveDialog
          onClose={() => {
            begin.reset();
            confirm.reset();
            setRemoving(false);
          }}
        />
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

/** Asks for the password: a page left open must not be enough to weaken the sign-in. */
function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (password: string) => api.POST('/api/account/totp/remove', { body: { password } }),
    onSuccess: async () => {
      await queries.invalidateQueries(meQuery);
      onClose();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    remove.mutate(String(new FormData(event.currentTarget).get('password')));
  }

  return (
    <Dialog title={t('totp.removeTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('totp.removeText')}</p>
        <PasswordField label={t('signIn.password')} name="password" autoComplete="current-password" required />
        <ErrorNotice error={remove.error} />
        <Button type="submit" kind="danger" busy={remove.isPending}>
          {t('totp.remove')}
        </Button>
      </form>
    </Dialog>
  );
}
