import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { isStaff, useMe } from '../people/queries/me';
import { MaterialLine } from './MaterialLine';
import { collectionQuery, libraryQuery } from './queries';
import './library.css';

/** Materials that the staff has put together, in its order. */
export function CollectionPage() {
  const { t } = useTranslation('library');
  const { collectionId } = useParams({ from: '/frame/open/library/collections/$collectionId' });
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const collection = useQuery(collectionQuery(collectionId));
  const library = useQuery(libraryQuery);
  const subjects = new Map(library.data?.subjects.map((subject) => [subject.code, subject.name]));
  const [deleting, setDeleting] = useState(false);
  return (
    <Page
      title={collection.data?.title ?? t('field.collection')}
      action={
        me &&
        isStaff(me) && (
          <div className="line">
            <Link className="btn ghost" to="/library/collections/$collectionId/edit" params={{ collectionId }}>
              {t('act.edit')}
            </Link>
            <Button kind="ghost" onClick={() => setDeleting(true)}>
              {t('act.delete')}
            </Button>
          </div>
        )
      }
    >
      <ErrorNotice error={collection.error} />
      {collection.isPending && <Skeleton />}
      {collection.data && (
        <div className="stack">
          {collection.data.text && <p className="library-text">{collection.data.text}</p>}
          <Card>
            {collection.data.materials.length === 0 && (
              <EmptyState title={t('collections.empty')}>{t('collections.emptyHint')}</EmptyState>
            )}
            <ul role="list" className="library-list">
              {collection.data.materials.map((card) => (
                <MaterialLine key={card.id} card={card} subjects={subjects} />
              ))}
            </ul>
          </Card>
        </div>
      )}
      {deleting && (
        <ConfirmDialog
          title={t('collections.deleteTitle')}
          action={t('act.delete')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/library/collections/{id}', { params: { path: { id: collectionId } } });
            await navigate({ to: '/library' });
            await queries.invalidateQueries({ queryKey: libraryQuery.queryKey });
          }}
          onClose={() => setDeleting(false)}
        >
          {t('collections.deleteText')}
        </ConfirmDialog>
      )}
    </Page>
  );
}
