import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerSignIn } from '../../../api/session';
import { Dialog } from '../../../ui/Dialog';
import { meQuery } from '../queries/me';
import { SignInForm } from './SignInForm';
import { pageOwed, type SignInStatus } from './status';

/** Over a page whose session has ended. The same person goes on where they were; another person starts anew. */
export default function SignInDialog() {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const router = useRouter();

  async function done(status: SignInStatus) {
    const before = queries.getQueryData(meQuery.queryKey);
    const me = await queries.query({ ...meQuery, staleTime: 0 });
    if (before && me && before.personId !== me.personId) {
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
        <SignInForm onDone={(status) => void done(status)} />
      </div>
    </Dialog>
  );
}
