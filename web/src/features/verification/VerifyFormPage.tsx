import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { Page } from '../../ui/Page';
import { CodePicture } from './CodePicture';
import { NumberForm } from './NumberForm';

/** For whoever holds a paper, or a picture of it, and has not come by its code. */
export function VerifyFormPage() {
  const { t } = useTranslation('verify');
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <div className="stack">
        <Card>
          <div className="stack">
            <NumberForm number="" />
            <CodePicture />
          </div>
        </Card>
        <div>
          <p>
            <a href="/verify-document.html" download="verify-document.html">
              {t('offline')}
            </a>
          </p>
          <p className="small muted">{t('offlineHint')}</p>
        </div>
      </div>
    </Page>
  );
}
