import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { Page } from '../../../ui/Page';
import { NewPasswordForm } from './NewPasswordForm';
import { useContinue } from './useContinue';

const route = getRouteApi('/frame/open/new-password');

/** The first sign-in with a one-time password ends here: the person chooses their own. */
export function NewPasswordPage() {
  const { t } = useTranslation('people');
  const goOn = useContinue(route.useSearch().to ?? '/');
  return (
    <Page title={t('newPassword.title')} lead={t('newPassword.lead')} width="narrow">
      <Card>
        <NewPasswordForm onDone={(status) => void goOn(status)} />
      </Card>
    </Page>
  );
}
