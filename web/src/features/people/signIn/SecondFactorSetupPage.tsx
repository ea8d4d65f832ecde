import { getRouteApi } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Page } from '../../../ui/Page';
import { PasskeysCard } from '../account/PasskeysCard';
import { TotpCard } from '../account/TotpCard';
import { meQuery, useMe } from '../queries/me';
import { useContinue } from './useContinue';

const route = getRouteApi('/frame/open/second-factor');

/** Whoever sees other people's data sets up a second factor at the first sign-in and then goes on. */
export function SecondFactorSetupPage() {
  const { t } = useTranslation('people');
  const goOn = useContinue(route.useSearch().to ?? '/');
  const queries = useQueryClient();
  const me = useMe();
  const ready = me !== undefined && (me.secondFactor.totp || me.secondFactor.passkeys > 0);

  async function finish() {
    const fresh = await queries.query({ ...meQuery, staleTime: 0 });
    if (fresh) await goOn(fresh.status);
  }

  return (
    <Page
      title={t('secondFactor.setupTitle')}
      lead={t('secondFactor.setupLead')}
      width="narrow"
      action={ready && <Button onClick={() => void finish()}>{t('secondFactor.continue')}</Button>}
    >
      <div className="stack">
        <TotpCard />
        <PasskeysCard />
      </div>
    </Page>
  );
}
