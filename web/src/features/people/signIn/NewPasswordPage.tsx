import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { PasswordField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { meQuery } from '../queries/me';

const route = getRouteApi('/open/new-password');
export const minPasswordLength = 8;

/** The first sign-in with a one-time password ends here: the person chooses their own. */
export function NewPasswordPage() {
  const { t } = useTranslation('people');
  const { to = '/' } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [mismatch, setMismatch] = useState(false);

  const change = useMutation({
    mutationFn: (request: { currentPassword: string; newPassword: string }) =>
      api.POST('/api/account/password', { body: request }),
    onSuccess: () => {
      queries.removeQueries(meQuery);
      router.history.push(to);
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const newPassword = String(data.get('new'));
    const same = newPassword === String(data.get('again'));
    setMismatch(!same);
    if (same) change.mutate({ currentPassword: String(data.get('current')), newPassword });
  }

  return (
    <Page title={t('newPassword.title')} lead={t('newPassword.lead')} width="narrow">
      <Card>
        <form className="stack" onSubmit={submit}>
          <PasswordField label={t('newPassword.current')} name="current" autoComplete="current-password" required />
          <PasswordField
            label={t('newPassword.new')}
            hint={t('newPassword.hint', { count: minPasswordLength })}
            name="new"
            autoComplete="new-password"
            minLength={minPasswordLength}
            required
          />
          <PasswordField
            label={t('newPassword.again')}
            error={mismatch && t('newPassword.mismatch')}
            name="again"
            autoComplete="new-password"
            required
          />
          <ErrorNotice error={change.error} />
          <Button type="submit" busy={change.isPending}>
            {t('newPassword.action')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
