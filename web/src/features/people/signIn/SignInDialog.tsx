import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { answerSignIn } from '../../../api/session';
import { keptHere } from '../../../sitting/keptHere';
import { Dialog } from '../../../ui/Dialog';
import { Notice } from '../../../ui/ErrorNotice';
import { lastPerson, meQuery } from '../queries/me';
import { KeptWorks } from './KeptWorks';
import { keepLeft } from './leftHere';
import { SignInForm } from './SignInForm';
import { pageOwed, type SignInStatus } from './status';

/**
 * Over a page whose session has ended. The same person goes on where they were; another person starts anew, and has read before whose page
 * it was and what of it is not sent.
 */
export default function SignInDialog() {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const router = useRouter();
  // As it was when the session ended: what is read in the meantime says that nobody is signed in. A page that opened without a network has not asked.
  const [before] = useState(() => queries.getQueryData(meQuery.queryKey) ?? lastPerson());
  const works = useSyncExternalStore(keptHere.subscribe, keptHere.works);

  async function done(status: SignInStatus) {
    const me = await queries.query({ ...meQuery, staleTime: 0 });
    if (before && me && before.personId !== me.personId) {
      const { personId, shortName: name } = before;
      if (works.length > 0) keepLeft({ personId, name, works });
      window.location.assign('/');
      return;
    }
    answerSignIn(true);
    // The guard of the page leads to the new password or the second factor.
    if (pageOwed(status)) await router.invalidate();
  }

  return (
    <Dialog title={t('signIn.againTitle')} onClose={() => answerSignIn(false)}>
      <div className="stack">
        <p className="muted">{t('signIn.again')}</p>
        {works.length > 0 && (
          <Notice kind="warn">
            <p>{before ? t('leftHere.of', { name: before.shortName }) : t('leftHere.ofSomebody')}</p>
            <KeptWorks works={works} />
            <p>{t(works.every(({ durable }) => durable) ? 'leftHere.willStay' : 'leftHere.willGo')}</p>
          </Notice>
        )}
        <SignInForm onDone={(status) => void done(status)} />
      </div>
    </Dialog>
  );
}
