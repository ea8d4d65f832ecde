import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, PasswordField, TextField } from '../../../ui/Field';
import { PasskeySignIn } from './PasskeySignIn';
import { SecondFactorForm } from './SecondFactorForm';
import type { SignInStatus } from './status';

interface Props {
  /** The password was given before; only the second factor is missing. */
  secondFactorOwed?: boolean;
  /** Known beforehand. */
  login?: string | undefined;
  onDone: (status: SignInStatus) => void;
}

/** Login and password, then the second factor if the person has one. Used by the page and by the dialog over a page. */
export function SignInForm({ secondFactorOwed = false, login, onDone }: Props) {
  const { t } = useTranslation('people');
  const [secondFactor, setSecondFactor] = useState(secondFactorOwed);

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

  if (secondFactor) return <SecondFactorForm onDone={onDone} onBack={() => setSecondFactor(false)} />;
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('signIn.login')}
        name="login"
        defaultValue={login}
        autoComplete="username webauthn"
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
      <PasskeySignIn onDone={onDone} />
    </form>
  );
}
