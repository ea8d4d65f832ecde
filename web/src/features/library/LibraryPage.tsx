import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { AddressFilter, useAddressValue } from '../../ui/AddressFilter';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useTableState } from '../../ui/tableState';
import { useMe } from '../people/queries/me';
import { Found } from './Found';
import { MaterialLine } from './MaterialLine';
import { accesses, isAsked, kinds, libraryQuery, type Asked, type Library } from './queries';
import { SubscriptionCard } from './SubscriptionCard';
import './library.css';

/** The library: a search first; what is new and what belongs together until something is looked for. */
export function LibraryPage() {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const library = useQuery(libraryQuery);
  const [state] = useTableState();
  const asked: Asked = {
    q: state.q,
    subject: useAddressValue('subject'),
    grade: useAddressValue('grade'),
    kind: useAddressValue('kind'),
    yearFrom: useAddressValue('yearFrom'),
    yearTo: useAddressValue('yearTo'),
    access: useAddressValue('access'),
    collection: useAddressValue('collection'),
    page: state.page,
  };
  const subjects = useMemo(
    () => new Map(library.data?.subjects.map((subject) => [subject.code, subject.name])),
    [library.data],
  );
  return (
    <Page
      title={t('title')}
      lead={library.data && t('lead', { count: library.data.total, number: formats.number(library.data.total) })}
      action={library.data?.mayPropose && <Doors library={library.data} />}
    >
      <div className="library">
        <SearchForm key={state.q} q={state.q} />
        {library.data && <Filters library={library.data} />}
        <ErrorNotice error={library.error} />
        {isAsked(asked) ? (
          <Found asked={asked} subjects={subjects} />
        ) : (
          <Start library={library.data} subjects={subjects} />
        )}
      </div>
    </Page>
  );
}

function Doors({ library }: { library: Library }) {
  const { t } = useTranslation('library');
  return (
    <div className="line">
      {library.inReview !== null && (
        <Link className="btn ghost" to="/library/review">
          {t('review.open', { number: library.inReview })}
        </Link>
      )}
      <Link className="btn ghost" to="/library/own">
        {t('own.open')}
      </Link>
      <Link className="btn primary" to="/library/new">
        {library.level === 'staff' ? t('add') : t('propose')}
      </Link>
    </div>
  );
}

function SearchForm({ q }: { q: string }) {
  const { t } = useTranslation('library');
  const [, change] = useTableState();
  const [text, setText] = useState(q);
  return (
    <form
      role="search"
      className="library-search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: text.trim() });
      }}
    >
      <input
        className="input"
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">{t('search.go')}</Button>
    </form>
  );
}

function Filters({ library }: { library: Library }) {
  const { t } = useTranslation('library');
  const [, change] = useTableState();
  const [from, to] = [useAddressValue('yearFrom'), useAddressValue('yearTo')];
  const readable = accesses.slice(0, accesses.indexOf(library.level) + 1);
  return (
    <div className="library-filters">
      <AddressFilter
        name="subject"
        label={t('field.subject')}
        options={library.subjects.map((subject) => [subject.code, subject.name])}
      />
      <AddressFilter
        name="grade"
        label={t('field.grade')}
        options={Array.from({ length: 11 }, (_, index) => [String(index + 1), t('gradeOne', { grade: index + 1 })])}
      />
      <AddressFilter name="kind" label={t('field.kind')} options={kinds.map((kind) => [kind, t(`kind.${kind}`)])} />
      {readable.length > 1 && (
        <AddressFilter
          name="access"
          label={t('field.access')}
          options={readable.map((level) => [level, t(`access.${level}`)])}
        />
      )}
      {library.collections.length > 0 && (
        <AddressFilter
          name="collection"
          label={t('field.collection')}
          options={library.collections.map((collection) => [collection.id, collection.title])}
        />
      )}
      <span className="library-years">
        <YearInput name="yearFrom" label={t('search.yearFrom')} value={from} onChange={change} />
        <YearInput name="yearTo" label={t('search.yearTo')} value={to} onChange={change} />
      </span>
    </div>
  );
}

interface YearProps {
  name: string;
  label: string;
  value: string;
  onChange: (next: Record<string, unknown>) => void;
}

/** A year counts once it is whole. */
function YearInput({ name, label, value, onChange }: YearProps) {
  const [text, setText] = useState(value);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setText(value);
  }
  return (
    <input
      className="input"
      inputMode="numeric"
      maxLength={4}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => {
        const next = event.target.value.replace(/\D/g, '');
        setText(next);
        if (next.length === 4 || next === '') onChange({ [name]: next === '' ? undefined : Number(next) });
      }}
    />
  );
}

function Start({ library, subjects }: { library: Library | undefined; subjects: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('library');
  const me = useMe();
  if (!library)
    return (
      <Card>
        <Skeleton />
      </Card>
    );
  return (
    <div className="library-start">
      <Card title={t('newest')}>
        {library.newest.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        <ul role="list" className="library-list">
          {library.newest.map((card) => (
            <MaterialLine key={card.id} card={card} subjects={subjects} />
          ))}
        </ul>
      </Card>
      <div className="stack">
        {me && <SubscriptionCard library={library} subjects={subjects} />}
        {(library.collections.length > 0 || library.level === 'staff') && (
          <Card
            title={t('collections.title')}
            action={
              library.level === 'staff' && (
                <Link className="btn ghost" to="/library/collections/new">
                  {t('collections.create')}
                </Link>
              )
            }
          >
            <ul role="list" className="library-list">
              {library.collections.map((collection) => (
                <li key={collection.id}>
                  <div>
                    <Link to="/library/collections/$collectionId" params={{ collectionId: collection.id }}>
                      <b>{collection.title}</b>
                    </Link>
                    <p className="small muted">{t('collections.count', { count: collection.count })}</p>
                    {collection.text && <p className="small">{collection.text}</p>}
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}
