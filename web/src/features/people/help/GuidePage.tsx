import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Page } from '../../../ui/Page';
import './help.css';

const route = getRouteApi('/frame/open/help/$guide');

export function GuidePage() {
  const { t } = useTranslation('people');
  const guide = route.useLoaderData();
  return (
    <Page
      title={guide.title}
      lead={<Link to="/help">{t('help.all')}</Link>}
      action={
        <Button kind="ghost" onClick={() => window.print()}>
          {t('help.print')}
        </Button>
      }
    >
      <Card className="guide-card">
        {/* Our own text, made into HTML when the client was built. */}
        <article className="guide" lang="ru" dangerouslySetInnerHTML={{ __html: guide.html }} />
      </Card>
    </Page>
  );
}
