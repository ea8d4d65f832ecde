import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { PasskeySignIn } from './PasskeySignIn';
import type { SignInStatus } from './status';

/** A code of the authenticator application, or one of the recovery codes for whoever has lost the telephone. */
export function SecondFactorForm({ onDone, onBack }: { onDone: (status: SignInStatus) => void; onBack: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const [recovery, setRecovery] = useState(false);
  const confirm = useMutation({
    mutationFn: (code: string) =>
      body(api.POST('/api/account/second-factor', { body: recovery ? { recoveryCode: code } : { code } })),
    onSuccess: ({ status }) => onDone(status),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code')).replace(/\s/g, ''));
  }

  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        key={String(recovery)}
        label={t(recovery ? 'secondFactor.recoveryCode' : 'secondFactor.code')}
        hint={t(recovery ? 'secondFactor.recoveryHint' : 'secondFactor.hint')}
        name="code"
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
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
      <PasskeySignIn onDone={onDone} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() => {
            confirm.reset();
            setRecovery(!recovery);
          }}
        >
          {t(recovery ? 'secondFactor.useCode' : 'secondFactor.useRecovery')}
        </Button>
        <Button kind="ghost" onClick={onBack}>
          {t('common:back')}
        </Button>
      </div>
    </form>
  );
}
