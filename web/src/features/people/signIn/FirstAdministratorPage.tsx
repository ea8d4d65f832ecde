import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { agreedPassword, PasswordPair } from './PasswordPair';
import { useContinue } from './useContinue';

const route = getRouteApi('/frame/open/first-administrator');

/** An empty installation prints a one-time link that leads here. */
export function FirstAdministratorPage() {
  const { t } = useTranslation('people');
  const { token } = route.useSearch();
  const goOn = useContinue('/');
  const [mismatch, setMismatch] = useState(false);
  const create = useMutation({
    mutationFn: (request: {
      login: string;
      password: string;
      lastName: string;
      firstName: string;
      middleName: string;
      email: string | null;
    }) => body(api.POST('/api/account/first-administrator', { body: { token, ...request } })),
    onSuccess: ({ status }) => void goOn(status),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name)).trim();
    const password = agreedPassword(data);
    setMismatch(password === undefined);
    if (password !== undefined)
      create.mutate({
        login: text('login'),
        password,
        lastName: text('lastName'),
        firstName: text('firstName'),
        middleName: text('middleName'),
        email: text('email') || null,
      });
  }

  return (
    <Page title={t('firstAdministrator.title')} lead={t('firstAdministrator.lead')} width="narrow">
      <Card>
        <form className="stack" onSubmit={submit}>
          <TextField label={t('firstAdministrator.lastName')} name="lastName" autoComplete="family-name" required />
          <TextField label={t('firstAdministrator.firstName')} name="firstName" autoComplete="given-name" required />
          <TextField label={t('firstAdministrator.middleName')} name="middleName" autoComplete="additional-name" />
          <TextField label={t('forgot.email')} name="email" type="email" autoComplete="email" />
          <TextField
            label={t('signIn.login')}
            hint={t('firstAdministrator.login')}
            name="login"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <PasswordPair mismatch={mismatch} />
          <ErrorNotice error={create.error} />
          <Button type="submit" busy={create.isPending}>
            {t('firstAdministrator.action')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
