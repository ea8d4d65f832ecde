import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { TextAreaField, TextField } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { collectionQuery, searchQuery, type Card as MaterialCard, type Collection } from './queries';
import './library.css';

type Content = Pick<Collection, 'title' | 'text' | 'materials'>;

const nothing: Content = { title: '', text: '', materials: [] };

export function NewCollectionPage() {
  const { t } = useTranslation('library');
  return (
    <Page title={t('collections.newTitle')} width="form">
      <CollectionForm
        first={nothing}
        save={async (content) => (await body(api.POST('/api/library/collections', { body: content }))).id}
      />
    </Page>
  );
}

export function EditCollectionPage() {
  const { t } = useTranslation('library');
  const { collectionId } = useParams({ from: '/frame/shell/library/collections/$collectionId/edit' });
  const read = useQuery({ ...collectionQuery(collectionId), refetchOnWindowFocus: false });
  return (
    <Page title={t('collections.editTitle')} width="form">
      <ErrorNotice error={read.error} />
      {read.isPending && <Skeleton />}
      {read.data && <EditForm collection={read.data} />}
    </Page>
  );
}

function EditForm({ collection }: { collection: Collection }) {
  const [first] = useState(collection);
  return (
    <CollectionForm
      first={first}
      save={async (content) => {
        await api.PUT('/api/library/collections/{id}', {
          params: { path: { id: first.id } },
          body: { ...content, version: first.version },
        });
        return first.id;
      }}
    />
  );
}

interface FormProps {
  first: Content;
  save: (content: { title: string; text: string; materials: string[] }) => Promise<string>;
}

function CollectionForm({ first, save }: FormProps) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState(first.title);
  const [text, setText] = useState(first.text);
  const [materials, setMaterials] = useState<readonly MaterialCard[]>(first.materials);
  const send = useMutation({
    mutationFn: () => save({ title, text, materials: materials.map((card) => card.id) }),
    onSuccess: async (collectionId) => {
      await queries.invalidateQueries({ queryKey: ['library'] });
      await navigate({ to: '/library/collections/$collectionId', params: { collectionId } });
    },
  });
  const move = (from: number, to: number) =>
    setMaterials((before) => {
      const after = [...before];
      after.splice(to, 0, ...after.splice(from, 1));
      return after;
    });
  return (
    <div className="stack">
      <form
        id="collection"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) send.mutate();
        }}
      >
        <TextField
          label={t('collections.name')}
          required
          maxLength={500}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextAreaField
          label={t('collections.text')}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      <Card title={t('collections.materials')}>
        <ol role="list" className="library-list">
          {materials.map((card, index) => (
            <li key={card.id}>
              <span>{card.title}</span>
              <span className="line">
                <Button
                  kind="ghost"
                  aria-label={t('collections.up', { title: card.title })}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  ↑
                </Button>
                <Button
                  kind="ghost"
                  aria-label={t('collections.down', { title: card.title })}
                  disabled={index === materials.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  ↓
                </Button>
                <Button
                  kind="ghost"
                  aria-label={t('collections.takeOut', { title: card.title })}
                  onClick={() => setMaterials((before) => before.filter((each) => each.id !== card.id))}
                >
                  ×
                </Button>
              </span>
            </li>
          ))}
        </ol>
        <Finder
          chosen={materials.map((card) => card.id)}
          onChoose={(card) => setMaterials((before) => [...before, card])}
        />
      </Card>
      <ErrorNotice error={send.error} />
      <div className="line">
        <Button type="submit" form="collection" busy={send.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </div>
  );
}

/** Finds a material to be put in. */
function Finder({ chosen, onChoose }: { chosen: readonly string[]; onChoose: (card: MaterialCard) => void }) {
  const { t } = useTranslation('library');
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const asked = { q, subject: '', grade: '', kind: '', yearFrom: '', yearTo: '', access: '', collection: '', page: 1 };
  const found = useQuery({ ...searchQuery(asked), enabled: q !== '' });
  const offered = found.data?.items.filter(({ card }) => !chosen.includes(card.id)).slice(0, 8) ?? [];
  return (
    <form
      role="search"
      className="stack library-finder"
      onSubmit={(event) => {
        event.preventDefault();
        setQ(text.trim());
      }}
    >
      <div className="library-search">
        <input
          className="input"
          type="search"
          aria-label={t('collections.find')}
          placeholder={t('collections.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" kind="ghost">
          {t('search.go')}
        </Button>
      </div>
      <ErrorNotice error={found.error} />
      {q !== '' && found.data && offered.length === 0 && <p className="muted">{t('search.nothing')}</p>}
      <ul role="list" className="library-list">
        {offered.map(({ card }) => (
          <li key={card.id}>
            <span>{card.title}</span>
            <Button kind="ghost" onClick={() => onChoose(card)}>
              {t('collections.put')}
            </Button>
          </li>
        ))}
      </ul>
    </form>
  );
}
