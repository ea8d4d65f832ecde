import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';

/** Adults get a letter; pupils go to their coordinator. The answer does not tell whether the address is known. */
export function ForgotPasswordPage() {
  const { t } = useTranslation(['people', 'common']);
  const ask = useMutation({
    mutationFn: (loginOrEmail: string) => api.POST('/api/account/forgot', { body: { loginOrEmail } }),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    ask.mutate(String(new FormData(event.currentTarget).get('who')).trim());
  }

  return (
    <Page title={t('forgot.title')} lead={t('forgot.lead')} width="narrow">
      <Card>
        {ask.isSuccess ? (
          <Notice kind="ok">{t('forgot.sent')}</Notice>
        ) : (
          <form className="stack" onSubmit={submit}>
            <TextField label={t('forgot.who')} name="who" autoComplete="username" autoCapitalize="none" required />
            <ErrorNotice error={ask.error} />
            <Button type="submit" busy={ask.isPending}>
              {t('forgot.action')}
            </Button>
          </form>
        )}
      </Card>
      <div className="after-card stack">
        <p className="small muted">{t('forgot.pupils')}</p>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </div>
    </Page>
  );
}
