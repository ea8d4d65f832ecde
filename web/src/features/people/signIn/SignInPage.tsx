import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { Page } from '../../../ui/Page';
import { siteQuery } from '../queries/site';
import { SignInForm, type SignInOutcome } from './SignInForm';

const route = getRouteApi('/open/sign-in');

export function SignInPage() {
  const { t } = useTranslation('people');
  const site = useQuery(siteQuery).data;
  const { to = '/' } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const queries = useQueryClient();

  async function done(outcome: SignInOutcome) {
    // Whatever the visitor has read so far was read by nobody.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'site' });
    if (outcome === 'passwordChangeRequired') await navigate({ to: '/new-password', search: { to } });
    else router.history.push(to);
  }

  return (
    <Page title={t('signIn.title')} lead={site?.cabinet} width="narrow">
      <Card>
        <SignInForm onDone={(outcome) => void done(outcome)} />
      </Card>
      <p className="small muted after-card">{t('signIn.noAccount')}</p>
    </Page>
  );
}
