import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { PasswordField } from '../../../ui/Field';
import { agreedPassword, PasswordPair } from './PasswordPair';
import type { SignInStatus } from './status';

/** Present password, new one twice. Other devices are signed out. */
export function NewPasswordForm({ onDone }: { onDone: (status: SignInStatus) => void }) {
  const { t } = useTranslation('people');
  const [mismatch, setMismatch] = useState(false);
  const change = useMutation({
    mutationFn: (request: { current: string; new: string }) =>
      body(api.POST('/api/account/password', { body: request })),
    onSuccess: ({ status }) => onDone(status),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const chosen = agreedPassword(data);
    setMismatch(chosen === undefined);
    if (chosen !== undefined) change.mutate({ current: String(data.get('current')), new: chosen });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <PasswordField label={t('newPassword.current')} name="current" autoComplete="current-password" required />
      <PasswordPair mismatch={mismatch} />
      <ErrorNotice error={change.error} />
      <Button type="submit" busy={change.isPending}>
        {t('newPassword.action')}
      </Button>
    </form>
  );
}
