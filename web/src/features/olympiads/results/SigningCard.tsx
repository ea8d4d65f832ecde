import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Tag } from '../../../ui/Tag';
import { CiphersDialog } from './CiphersDialog';
import { isReady, Obstacles } from './Obstacles';
import type { Results } from './queries';
import { UnlockDialog } from './UnlockDialog';

interface Props {
  results: Results;
  /** The fields hold rules that are not saved. */
  unsaved: boolean;
  isStaff: boolean;
  onChanged: () => Promise<unknown>;
}

/** Whether the results are signed; if not, what is missing and, for the chair, the signature itself. */
export function SigningCard({ results, unsaved, isStaff, onChanged }: Props) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const [open, setOpen] = useState<'unlock' | 'ciphers'>();
  // What the chair has seen is signed, not what comes while the dialog is open.
  const [seen, setSeen] = useState<Results>();
  const close = () => setOpen(undefined);
  const { signing, blocks, isChair } = results;
  const params = { path: { id: results.olympiadId } };
  const count = (of: Results, status: string) =>
    of.tracks.flatMap(({ rows }) => rows).filter((row) => row.status === status).length;
  return (
    <Card title={t('signing.title')}>
      <div className="stack">
        {signing ? (
          <>
            <p>
              <Tag kind="ok">{t('signing.signed')}</Tag>
            </p>
            <p>{t('signing.by', { name: signing.by, time: formats.dateTime(signing.at) })}</p>
            <div className="line">
              <Link
                className="btn ghost"
                to="/olympiads/$olympiadId/ceremony"
                params={{ olympiadId: results.olympiadId }}
              >
                {t('signing.ceremony')}
              </Link>
              {isStaff && (
                <>
                  <Button kind="ghost" onClick={() => setOpen('ciphers')}>
                    {t('signing.ciphers')}
                  </Button>
                  <Link
                    className="btn ghost"
                    to="/olympiads/$olympiadId/works"
                    params={{ olympiadId: results.olympiadId }}
                  >
                    {t('signing.works')}
                  </Link>
                </>
              )}
              {isChair && (
                <Button kind="ghost" onClick={() => setOpen('unlock')}>
                  {t('signing.unlock')}
                </Button>
              )}
            </div>
          </>
        ) : isReady(blocks) ? (
          <>
            <p>
              <Tag kind="info">{t('signing.ready')}</Tag>
            </p>
            <p className="muted">{t(isChair ? 'signing.readyChair' : 'signing.readyStaff')}</p>
            {isChair && (
              <div className="line">
                <Button disabled={unsaved} onClick={() => setSeen(results)}>
                  {t('signing.act')}
                </Button>
                {unsaved && <span className="small muted">{t('signing.unsaved')}</span>}
              </div>
            )}
          </>
        ) : (
          <>
            <p>
              <Tag kind="warn">{t('signing.blocked')}</Tag>
            </p>
            <Obstacles blocks={blocks} />
          </>
        )}
        {/* Staff have them, with the order, on pages of their own. */}
        {isChair && !blocks.nothingScored && (
          <div className="line">
            <a className="btn ghost" href={`/api/olympiads/${results.olympiadId}/standing/protocol.xlsx`} download>
              {t('signing.workbook')}
            </a>
            {signing && (
              <a className="btn ghost" href={`/api/olympiads/${results.olympiadId}/documents/juryProtocol`} download>
                {t('signing.document')}
              </a>
            )}
          </div>
        )}
      </div>
      {seen && (
        <ConfirmDialog
          title={t('signing.confirmTitle')}
          action={t('signing.act')}
          onClose={() => setSeen(undefined)}
          onConfirm={async () => {
            try {
              await api.POST('/api/olympiads/{id}/results/sign', {
                params,
                body: { standingVersion: seen.standingVersion, rulesVersion: seen.rulesVersion },
              });
            } finally {
              await onChanged();
            }
          }}
        >
          {t('signing.confirm', { winners: count(seen, 'winner'), prizeWinners: count(seen, 'prizeWinner') })}
        </ConfirmDialog>
      )}
      {open === 'unlock' && (
        <UnlockDialog
          text={t('signing.unlockText')}
          unlock={async (reason) => {
            await api.POST('/api/olympiads/{id}/results/unlock', { params, body: { reason } });
            await onChanged();
          }}
          onClose={close}
        />
      )}
      {open === 'ciphers' && <CiphersDialog olympiadId={results.olympiadId} onClose={close} />}
    </Card>
  );
}
