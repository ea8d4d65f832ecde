import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { meQuery } from '../queries/me';
import { guidesFor } from './guides';
import './help.css';

/** The guides, the reader's own first. They are written in Russian. */
export function HelpPage() {
  const { t } = useTranslation('people');
  const me = useQuery(meQuery).data;
  const guides = guidesFor(me?.roles ?? []);
  return (
    <Page title={t('help.title')} lead={t('help.lead')}>
      <Card>
        {guides.length === 0 && <EmptyState title={t('help.none')} />}
        <ul role="list" className="help-list" lang="ru">
          {guides.map((guide) => (
            <li key={guide.name}>
              <Link to="/help/$guide" params={{ guide: guide.name }}>
                {guide.title}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
