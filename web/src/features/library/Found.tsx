import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Skeleton } from '../../ui/Skeleton';
import { useTableState } from '../../ui/tableState';
import { MaterialLine, Pieces } from './MaterialLine';
import { searchQuery, type Asked } from './queries';

const pageSize = 20;

/** What was found, with the places that were looked for. */
export function Found({ asked, subjects }: { asked: Asked; subjects: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const found = useQuery(searchQuery(asked));
  const [, change] = useTableState();
  const clear = () =>
    change({
      q: '',
      subject: undefined,
      grade: undefined,
      kind: undefined,
      yearFrom: undefined,
      yearTo: undefined,
      access: undefined,
      collection: undefined,
    });
  if (!found.data)
    return (
      <Card>
        <ErrorNotice error={found.error} />
        {found.isPending && <Skeleton />}
      </Card>
    );
  const { items, total, corrected } = found.data;
  const pages = Math.ceil(total / pageSize);
  return (
    <Card
      title={<span role="status">{t('search.found', { count: total, number: formats.number(total) })}</span>}
      action={
        <Button kind="ghost" onClick={clear}>
          {t('search.clear')}
        </Button>
      }
    >
      {corrected && <p className="library-corrected">{t('search.corrected', { words: corrected })}</p>}
      {items.length === 0 && <EmptyState title={t('search.nothing')}>{t('search.nothingHint')}</EmptyState>}
      <ul role="list" className="library-list" aria-busy={found.isPlaceholderData}>
        {items.map(({ card, title, snippet }) => (
          <MaterialLine key={card.id} card={card} title={<Pieces pieces={title} />} subjects={subjects}>
            {snippet.length > 0 && (
              <p className="library-snippet">
                <Pieces pieces={snippet} />
              </p>
            )}
          </MaterialLine>
        ))}
      </ul>
      {pages > 1 && (
        <nav className="line library-pages" aria-label={t('search.pages')}>
          <Button kind="ghost" disabled={asked.page <= 1} onClick={() => change({ page: asked.page - 1 })}>
            {t('search.previous')}
          </Button>
          <span className="muted num">{t('search.page', { page: asked.page, pages })}</span>
          <Button kind="ghost" disabled={asked.page >= pages} onClick={() => change({ page: asked.page + 1 })}>
            {t('search.next')}
          </Button>
        </nav>
      )}
    </Card>
  );
}
