import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { edit, versionToSend, type Editing } from './editing';
import type { Contest } from './queries';
import { newest, oneByOne } from './saving';

interface Item {
  id: string | null;
  title: string;
}

export function NominationsCard({ contest, onChanged }: { contest: Contest; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('contests');
  const [edited, setEdited] = useState<Editing<Item>>();
  const stored = contest.nominations;
  const items: Item[] = edited?.items ?? (stored.length > 0 ? stored : [{ id: null, title: '' }]);
  const change = (next: Item[]) => setEdited(edit(edited, next, stored, contest.version));
  const save = useMutation({
    ...oneByOne(contest.id),
    mutationFn: async (editing: Editing<Item>, { client }) => {
      const { nominations, version: newestVersion } = newest(client, contest);
      const version = versionToSend(editing, nominations, newestVersion);
      await api.PUT('/api/contests/{id}/nominations', {
        params: { path: { id: contest.id } },
        body: { items: editing.items, version },
      });
      await onChanged();
    },
    onSuccess: () => setEdited(undefined),
  });
  return (
    <Card title={t('nominations.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (edited && !save.isPending) save.mutate(edited);
        }}
      >
        {items.map((item, index) => (
          <div key={item.id ?? index} className="contest-row">
            <TextField
              label={t('nominations.one', { number: index + 1 })}
              required
              maxLength={200}
              value={item.title}
              onChange={(event) =>
                change(items.map((other, at) => (at === index ? { ...other, title: event.target.value } : other)))
              }
            />
            {items.length > 1 && (
              <Button
                kind="ghost"
                aria-label={t('nominations.removeOf', { number: index + 1 })}
                onClick={() => change(items.filter((_, at) => at !== index))}
              >
                {t('nominations.remove')}
              </Button>
            )}
          </div>
        ))}
        <ErrorNotice error={save.error} />
        <div className="line">
          <Button kind="ghost" onClick={() => change([...items, { id: null, title: '' }])}>
            {t('nominations.add')}
          </Button>
          {edited && (
            <Button type="submit" busy={save.isPending}>
              {t('nominations.save')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
