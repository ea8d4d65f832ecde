import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { meQuery } from '../queries/me';
import { siteQuery } from '../queries/site';
import { SignInForm } from './SignInForm';
import { useContinue } from './useContinue';

const route = getRouteApi('/frame/open/sign-in');

export function SignInPage() {
  const { t } = useTranslation('people');
  const site = useQuery(siteQuery).data;
  const me = useQuery(meQuery);
  const { to, login } = route.useSearch();
  const goOn = useContinue(to ?? '/');

  return (
    <Page title={t('signIn.title')} lead={site?.cabinet} width="narrow">
      <Card>
        {me.isPending ? (
          <Skeleton lines={4} />
        ) : (
          <SignInForm
            login={login}
            secondFactorOwed={me.data?.status === 'secondFactorRequired'}
            onDone={(status) => void goOn(status)}
          />
        )}
      </Card>
      <div className="after-card stack">
        <Link to="/forgot-password">{t('signIn.forgot')}</Link>
        <p className="small muted">{t('signIn.noAccount')}</p>
        <Link to="/standings">{t('signIn.standings')}</Link>
        <Link to="/verify">{t('signIn.verify')}</Link>
      </div>
    </Page>
  );
}
