import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { agreedPassword, PasswordPair } from './PasswordPair';

const route = getRouteApi('/frame/open/reset-password');

/** A link that lost its end on the way is answered like any other that does not hold. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The link of the letter leads here. */
export function ResetPasswordPage() {
  const { t } = useTranslation('people');
  const { person, token } = route.useSearch();
  const [mismatch, setMismatch] = useState(false);
  const reset = useMutation({
    mutationFn: (chosen: string) =>
      api.POST('/api/account/reset', { body: { personId: person || nobody, token, new: chosen } }),
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
        {reset.isSuccess ? (
          <Notice kind="ok">
            <p>{t('newPassword.reset')}</p>
            <Link to="/sign-in">{t('forgot.back')}</Link>
          </Notice>
        ) : (
          <form className="stack" onSubmit={submit}>
            <PasswordPair mismatch={mismatch} />
            <ErrorNotice error={reset.error} />
            {reset.isError && <Link to="/forgot-password">{t('forgot.anew')}</Link>}
            <Button type="submit" busy={reset.isPending}>
              {t('newPassword.action')}
            </Button>
          </form>
        )}
      </Card>
    </Page>
  );
}
