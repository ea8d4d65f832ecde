import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page';
import { Frame } from './Frame';

/** Stands at the root, whatever part of the address is known, and so brings the header itself. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Frame>
      <Page title={t('notFound.title')} lead={t('notFound.lead')}>
        <p>
          <Link to="/">{t('failure.home')}</Link>
        </p>
      </Page>
    </Frame>
  );
}
