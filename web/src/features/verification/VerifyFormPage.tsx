import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { Page } from '../../ui/Page';
import { NumberForm } from './NumberForm';

/** For whoever holds a paper and cannot scan its code. */
export function VerifyFormPage() {
  const { t } = useTranslation('verify');
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <Card>
        <NumberForm number="" />
      </Card>
      <p>
        <a href="/verify-document.html" download="verify-document.html">
          {t('offline')}
        </a>
      </p>
      <p className="small muted">{t('offlineHint')}</p>
    </Page>
  );
}
