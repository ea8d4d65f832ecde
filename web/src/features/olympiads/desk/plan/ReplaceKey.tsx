import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import type { Sealing } from '../queries';

interface Props {
  roundId: string;
  sealing: Sealing;
  onReplaced: () => Promise<unknown>;
}

/** For a key that somebody has learnt too early: another one, and all papers of the round sealed anew by it. */
export function ReplaceKey({ roundId, sealing: { keyReplacedAt, outdated }, onReplaced }: Props) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack">
      {keyReplacedAt !== null && (
        <p className="small">
          {t('replaceKey.replaced', { time: formats.dateTime(keyReplacedAt) })}{' '}
          {outdated.length > 0 && t('replaceKey.holders', { count: outdated.length })}
        </p>
      )}
      <div className="line">
        <Button kind="ghost" onClick={() => setAsking(true)}>
          {t('replaceKey.open')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('replaceKey.title')}
          action={t('replaceKey.act')}
          danger
          onConfirm={async () => {
            await api.POST('/api/rounds/{id}/opening-key/replace', { params: { path: { id: roundId } } });
            await onReplaced();
          }}
          onClose={() => setAsking(false)}
        >
          <div className="stack">
            <p>{t('replaceKey.text')}</p>
            <p>{t('replaceKey.sheet')}</p>
          </div>
        </ConfirmDialog>
      )}
    </div>
  );
}
