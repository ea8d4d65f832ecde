import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { changeLanguage, type Language } from '../../../i18n';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { setAppearance, useAppearance } from '../../../ui/theme/appearance';
import { forgetLast, useMe } from '../queries/me';
import { forgetLeft } from '../signIn/leftHere';
import { NewPasswordForm } from '../signIn/NewPasswordForm';
import { PasskeysCard } from './PasskeysCard';
import { SessionsCard } from './SessionsCard';
import { TotpCard } from './TotpCard';
import './account.css';

/** One's own: who I am here, how I sign in, where I am signed in, how the cabinet looks. */
export function AccountPage() {
  const { t } = useTranslation('people');
  const me = useMe();
  const signOut = useMutation({
    mutationFn: async () => {
      // What was studied without a network is sent while it can still be, and what was taken along goes with the person.
      const [{ sendMarks }, { takenStore }] = await Promise.all([
        import('../../courses/taken/sendMarks'),
        import('../../courses/taken/takenStore'),
      ]);
      await sendMarks().catch(() => undefined);
      await api.POST('/api/account/sign-out');
      await takenStore.clear().catch(() => undefined);
      forgetLast();
      forgetLeft();
    },
    // A full load: nothing of this person stays in the page's memory.
    onSuccess: () => window.location.assign('/sign-in'),
  });
  return (
    <Page
      title={t('account.title')}
      action={
        <Button kind="ghost" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('account.signOut')}
        </Button>
      }
    >
      <ErrorNotice error={signOut.error} />
      <div className="account">
        <div className="stack">
          {me && <Profile />}
          <PasswordCard />
          <LookCard />
        </div>
        <div className="stack">
          <PasskeysCard />
          <TotpCard />
          <SessionsCard />
        </div>
      </div>
    </Page>
  );
}

function Profile() {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const me = useMe()!;
  const facts = [
    [t('account.login'), me.login],
    [t('account.roles'), formats.list(me.roles.map((role) => t(`roles.${role}`)))],
    [t('account.organizations'), me.organizations.map((organization) => organization.name).join(', ')],
  ].filter(([, value]) => value);
  return (
    <Card title={me.name}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function PasswordCard() {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <Card title={t('account.password')}>
      {done && <Notice kind="ok">{t('account.passwordChanged')}</Notice>}
      {open ? (
        <NewPasswordForm
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
        />
      ) : (
        !done && (
          <Button kind="ghost" onClick={() => setOpen(true)}>
            {t('account.changePassword')}
          </Button>
        )
      )}
    </Card>
  );
}

function LookCard() {
  const { t, i18n } = useTranslation('people');
  const look = useAppearance();
  return (
    <Card title={t('account.look')}>
      <div className="stack">
        <Choice
          legend={t('account.language')}
          value={i18n.language as Language}
          onChange={(language) => void changeLanguage(language)}
          options={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Choice
          legend={t('account.theme')}
          value={look.theme}
          onChange={(theme) => setAppearance({ theme })}
          options={[
            { value: 'auto', label: t('account.themes.auto') },
            { value: 'light', label: t('account.themes.light') },
            { value: 'dark', label: t('account.themes.dark') },
          ]}
        />
      </div>
    </Card>
  );
}
