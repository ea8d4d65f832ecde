import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, PasswordField, TextField } from '../../../ui/Field';

/** What the server says after a successful step. */
export type SignInOutcome = 'signedIn' | 'passwordChangeRequired';

/** Login and password, then the second factor if the person has one. Used by the page and by the dialog over a page. */
export function SignInForm({ onDone }: { onDone: (outcome: SignInOutcome) => void }) {
  const { t } = useTranslation('people');
  const [secondFactor, setSecondFactor] = useState(false);

  const signIn = useMutation({
    mutationFn: (request: { login: string; password: string; remember: boolean }) =>
      body(api.POST('/api/account/sign-in', { body: request })),
    onSuccess: ({ status }) => (status === 'secondFactorRequired' ? setSecondFactor(true) : onDone(status)),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    signIn.mutate({
      login: String(data.get('login')).trim(),
      password: String(data.get('password')),
      remember: data.get('remember') === 'on',
    });
  }

  if (secondFactor) return <SecondFactorForm onDone={onDone} />;
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('signIn.login')}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField label={t('signIn.password')} name="password" autoComplete="current-password" required />
      <CheckField label={t('signIn.remember')} name="remember" />
      <ErrorNotice error={signIn.error} />
      <Button type="submit" busy={signIn.isPending}>
        {t('signIn.action')}
      </Button>
    </form>
  );
}

function SecondFactorForm({ onDone }: { onDone: (outcome: SignInOutcome) => void }) {
  const { t } = useTranslation('people');
  const confirm = useMutation({
    mutationFn: (code: string) => body(api.POST('/api/account/second-factor', { body: { code } })),
    onSuccess: ({ status }) => onDone(status === 'passwordChangeRequired' ? status : 'signedIn'),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')).replace(/\s/g, ''));
  }

  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('secondFactor.code')}
        hint={t('secondFactor.hint')}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the step replaces the field that had focus
        autoFocus
      />
      <ErrorNotice error={confirm.error} />
      <Button type="submit" busy={confirm.isPending}>
        {t('secondFactor.action')}
      </Button>
    </form>
  );
}
