import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Tag } from '../../../ui/Tag';
import { isStaff, useMe } from '../../people/queries/me';
import { UnlockDialog } from '../results/UnlockDialog';
import type { ContestBoard } from './queries';

/** Written in Word from the signed results; the chair of the experts has the first. */
const office = ['contestProtocol', 'contestOrder'] as const;

interface Props {
  contestId: string;
  board: ContestBoard;
  onChanged: () => Promise<unknown>;
}

/** Whether the results are signed; if not, what is missing and, for the chair, the signature itself. */
export function ContestSigning({ contestId, board, onChanged }: Props) {
  const { t } = useTranslation('contests');
  const { t: tDesk } = useTranslation('desk');
  const { t: tResults } = useTranslation('results');
  const formats = useFormats();
  // What the chair has seen is signed, not what comes while the dialog is open.
  const [open, setOpen] = useState<{ act: 'sign' | 'unlock'; digest: string }>();
  const me = useMe();
  const staff = me && isStaff(me);
  const close = () => setOpen(undefined);
  const { signing, unmarked, withoutConsent, isChair, digest } = board;
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
              {staff && (
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
                <li key={`${number} ${sheet}`}>
                  {t('signing.lacks', { number, title: title ?? t('board.tied'), sheet, count: lacks })}
                </li>
              ))}
            </ul>
          </details>
        ) : (
          <p className="muted">{t(!hasEntries ? 'board.none' : isChair ? 'signing.readyChair' : 'signing.ready')}</p>
        )}
        {!signing && withoutConsent.length > 0 && (
          <div className="notice">
            <p>{t('signing.withoutConsent')}</p>
            <ul>
              {withoutConsent.map(({ number, title }) => (
                <li key={number}>{t('expertise.entry', { number, title: title ?? t('board.tied') })}</li>
              ))}
            </ul>
          </div>
        )}
        {(staff || (isChair && signing)) && hasEntries && (
          <div className="line">
            <a className="btn ghost" href={`/api/contests/${contestId}/protocol.xlsx`} download>
              {t('documents.workbook')}
            </a>
            {signing &&
              (staff ? office : office.slice(0, 1)).map((kind) => (
                <a key={kind} className="btn ghost" href={`/api/contests/${contestId}/documents/${kind}`} download>
                  {tDesk(`office.kinds.${kind}`)}
                </a>
              ))}
          </div>
        )}
        {isChair && (signing || (unmarked.length === 0 && hasEntries)) && (
          <div className="line">
            <Button
              kind={signing ? 'ghost' : 'primary'}
              onClick={() => setOpen({ act: signing ? 'unlock' : 'sign', digest })}
            >
              {tResults(signing ? 'signing.unlock' : 'signing.act')}
            </Button>
          </div>
        )}
      </div>
      {open?.act === 'sign' && (
        <ConfirmDialog
          title={tResults('signing.confirmTitle')}
          action={tResults('signing.act')}
          onClose={close}
          onConfirm={async () => {
            try {
              await api.POST('/api/contests/{id}/sign', { params, body: { digest: open.digest } });
            } finally {
              await onChanged();
            }
          }}
        >
          {t('signing.confirm')}
        </ConfirmDialog>
      )}
      {open?.act === 'unlock' && (
        <UnlockDialog
          text={t('signing.unlockText')}
          unlock={async (reason) => {
            await api.POST('/api/contests/{id}/unlock', { params, body: { reason } });
            await onChanged();
          }}
          onClose={close}
        />
      )}
    </Card>
  );
}
