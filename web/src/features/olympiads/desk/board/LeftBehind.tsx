import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import type { Board } from '../queries';
import { leftOf } from './groups';
import { ReasonDialog } from './ReasonDialog';
import type { Participant } from './states';

interface Props {
  board: Board;
  running: boolean;
  maySign: boolean;
  onChanged: () => Promise<unknown>;
}

/** Who holds the closing of the round up, and why; the cabinet's word for all of them or for one lets it close. */
export function LeftBehind({ board, running, maySign, onChanged }: Props) {
  const { t } = useTranslation('desk');
  const [signing, setSigning] = useState<Participant[]>();
  const left = leftOf(board, running);
  if (left.length === 0) return null;
  const schools = new Map(board.schools.map((school) => [school.organizationId, school.name]));
  return (
    <Card
      title={t('left.title', { count: left.length })}
      action={maySign && <Button onClick={() => setSigning(left)}>{t('left.signAll')}</Button>}
    >
      <div className="stack">
        <p className="muted">{t(running ? 'left.soon' : 'left.text')}</p>
        <ul role="list" className="left-list">
          {left.map((one) => (
            <li key={one.registrationId}>
              <span>
                <b>{one.name}</b>
                <span className="small muted">
                  {[schools.get(one.organizationId), one.room && t('seats.roomOf', { room: one.room })]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <span>{one.left.map((reason) => reasonOf(one, reason, t)).join('; ')}</span>
              {maySign && (
                <button
                  type="button"
                  className="linklike"
                  aria-label={t('left.signOf', { name: one.name })}
                  onClick={() => setSigning([one])}
                >
                  {t('left.sign')}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {signing && (
        <ReasonDialog
          title={t('left.signTitle', { count: signing.length })}
          text={t('left.signText')}
          action={t('left.signAct')}
          hint={t('left.signHint')}
          onClose={() => setSigning(undefined)}
          onSubmit={async (reason) => {
            await api.POST('/api/rounds/{id}/sign-off', {
              params: { path: { id: board.roundId } },
              body: { registrationIds: signing.map(({ registrationId }) => registrationId), reason },
            });
            await onChanged();
          }}
        />
      )}
    </Card>
  );
}

function reasonOf(
  one: Participant,
  reason: Participant['left'][number],
  t: ReturnType<typeof useTranslation<'desk'>>['t'],
) {
  switch (reason) {
    case 'entriesUnsent':
      return t('left.entriesUnsent', { count: one.entriesUnsent });
    case 'filesMissing':
      return t('left.filesMissing', { count: one.filesExpected - one.filesReceived });
    default:
      return t(`left.${reason}`);
  }
}
