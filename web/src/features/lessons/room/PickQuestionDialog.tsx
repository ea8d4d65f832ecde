import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Skeleton } from '../../../ui/Skeleton';
import { lessonsKey } from '../../people/queries/lessons';
import { useInRoom } from './context';

/** Which question of a bank the class is asked. */
export function PickQuestionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('lessons');
  const { room, act } = useInRoom();
  const [search, setSearch] = useState('');
  const found = useQuery({
    queryKey: [...lessonsKey, 'questions', room.id, search],
    queryFn: () =>
      body(api.GET('/api/lessons/{id}/room/questions', { params: { path: { id: room.id }, query: { search } } })),
    placeholderData: keepPreviousData,
  });
  async function ask(versionId: string) {
    if (await act({ type: 'askQuestion', versionId, asked: null })) onClose();
  }
  return (
    <Dialog title={t('questions.pick')} onClose={onClose}>
      <div className="stack">
        {found.data?.hasBanks === false ? (
          <p className="muted">{t('questions.noBanks')}</p>
        ) : (
          <TextField
            label={t('questions.search')}
            type="search"
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        )}
        <ErrorNotice error={found.error} />
        {found.isPending && <Skeleton lines={4} />}
        {found.data?.hasBanks && found.data.questions.length === 0 && <p className="muted">{t('questions.none')}</p>}
        <ul role="list" className="people-list">
          {found.data?.questions.map(({ versionId, title, bank, statementHtml }) => (
            <li key={versionId} className="pick-question">
              <div>
                <h3>{title}</h3>
                <p className="small muted">{bank}</p>
                <Html className="statement" html={statementHtml} />
              </div>
              <Button kind="ghost" aria-label={`${t('questions.ask')}: ${title}`} onClick={() => void ask(versionId)}>
                {t('questions.ask')}
              </Button>
            </li>
          ))}
        </ul>
        {found.data?.hasMore && <p className="small muted">{t('questions.more')}</p>}
      </div>
    </Dialog>
  );
}
