import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { agreedPassword, PasswordPair } from './PasswordPair';
import { useContinue } from './useContinue';

const route = getRouteApi('/frame/open/reset-password');

/** The link of the letter leads here. */
export function ResetPasswordPage() {
  const { t } = useTranslation('people');
  const { token } = route.useSearch();
  const goOn = useContinue('/');
  const [mismatch, setMismatch] = useState(false);
  const reset = useMutation({
    mutationFn: (password: string) => body(api.POST('/api/account/reset-password', { body: { token, password } })),
    onSuccess: ({ status }) => void goOn(status),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = agreedPassword(new FormData(event.currentTarget));
    setMismatch(chosen === undefined);
    if (chosen !== undefined) reset.mutate(chosen);
  }

  return (
    <Page title={t('newPassword.title')} width="narrow">
      <Card>
        <form className="stack" onSubmit={submit}>
          <PasswordPair mismatch={mismatch} />
          <ErrorNotice error={reset.error} />
          <Button type="submit" busy={reset.isPending}>
            {t('newPassword.action')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
