import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Tag } from '../../../ui/Tag';
import { isStaff, useMe } from '../../people/queries/me';
import type { ContestBoard } from './queries';

interface Props {
  contestId: string;
  board: ContestBoard;
  onChanged: () => Promise<unknown>;
}

/** Whether the results are signed; if not, what is missing and, for the chair, the signature itself. */
export function ContestSigning({ contestId, board, onChanged }: Props) {
  const { t } = useTranslation('contests');
  const { t: tResults } = useTranslation('results');
  const formats = useFormats();
  const [open, setOpen] = useState<'sign' | 'unlock'>();
  const me = useMe();
  const close = () => setOpen(undefined);
  const { signing, unmarked, isChair, digest } = board;
  const params = { path: { id: contestId } };
  const hasEntries = board.nominations.some(({ entries }) => entries.length > 0);
  return (
    <Card title={t('signing.title')}>
      <div className="stack">
        {signing ? (
          <>
            <p>
              <Tag kind="ok">{tResults('signing.signed')}</Tag>
            </p>
            <p>{tResults('signing.by', { name: signing.by, time: formats.dateTime(signing.at) })}</p>
            <div className="line">
              <Link className="btn ghost" to="/contests/$contestId/ceremony" params={{ contestId }}>
                {tResults('signing.ceremony')}
              </Link>
              {me && isStaff(me) && (
                <Link className="btn ghost" to="/contests/$contestId/certificates" params={{ contestId }}>
                  {t('documents.title')}
                </Link>
              )}
            </div>
          </>
        ) : unmarked.length > 0 ? (
          <details>
            <summary>{t('signing.unmarked', { count: unmarked.length })}</summary>
            <ul>
              {unmarked.map(({ number, title, sheet, lacks }) => (
                <li key={`${number} ${sheet}`}>{t('signing.lacks', { number, title, sheet, count: lacks })}</li>
              ))}
            </ul>
          </details>
        ) : (
          <p className="muted">{t(!hasEntries ? 'board.none' : isChair ? 'signing.readyChair' : 'signing.ready')}</p>
        )}
        {isChair && (signing || (unmarked.length === 0 && hasEntries)) && (
          <div className="line">
            <Button kind={signing ? 'ghost' : 'primary'} onClick={() => setOpen(signing ? 'unlock' : 'sign')}>
              {tResults(signing ? 'signing.unlock' : 'signing.act')}
            </Button>
          </div>
        )}
      </div>
      {open === 'sign' && (
        <ConfirmDialog
          title={tResults('signing.confirmTitle')}
          action={tResults('signing.act')}
          onClose={close}
          onConfirm={async () => {
            try {
              await api.POST('/api/contests/{id}/sign', { params, body: { digest } });
            } finally {
              await onChanged();
            }
          }}
        >
          {t('signing.confirm')}
        </ConfirmDialog>
      )}
      {open === 'unlock' && <UnlockDialog contestId={contestId} onChanged={onChanged} onClose={close} />}
    </Card>
  );
}

function UnlockDialog({ contestId, onChanged, onClose }: Omit<Props, 'board'> & { onClose: () => void }) {
  const { t } = useTranslation('contests');
  const { t: tResults } = useTranslation('results');
  const [reason, setReason] = useState('');
  const unlock = useMutation({
    mutationFn: async () => {
      await api.POST('/api/contests/{id}/unlock', { params: { path: { id: contestId } }, body: { reason } });
      await onChanged();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={tResults('signing.unlockTitle')}
      action={tResults('signing.unlock')}
      danger
      act={unlock}
      onSubmit={() => unlock.mutate()}
      onClose={onClose}
    >
      <p>{t('signing.unlockText')}</p>
      <TextAreaField
        label={tResults('signing.reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
