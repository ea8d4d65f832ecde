import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Checklist } from './Checklist';
import { CopyDialog } from './CopyDialog';
import { EditOlympiadDialog } from './EditOlympiadDialog';
import { gradesText } from './grades';
import { useOlympiad } from './olympiadContext';
import { PublishOlympiadDialog } from './PublishOlympiadDialog';
import { olympiadKey } from './queries';
import { RegulationsCard } from './RegulationsCard';

/** Where the olympiad is, what is still to do, and the acts on it as a whole. */
export function OverviewPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const [open, setOpen] = useState<'publish' | 'cancel' | 'copy' | 'edit'>();
  const close = () => setOpen(undefined);
  const path = { params: { path: { id: olympiad.id } } };
  const reread = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) }),
      queries.invalidateQueries({ queryKey: ['olympiads', 'all'] }),
    ]);

  return (
    <div className="two">
      <div className="stack">
        <Checklist />
        <Card title={t('overview.rounds')}>
          <ul role="list" className="checks">
            {olympiad.rounds.map((round) => (
              <li key={round.id}>
                <div>
                  <b>{round.title}</b>
                  <p className="small muted num">
                    {formats.span(round.opensAt, round.closesAt)} · {t('minutes', { count: round.durationMinutes })}
                  </p>
                </div>
                <span />
                <Link to="/rounds/$roundId/board" params={{ roundId: round.id }}>
                  {t('overview.board')}
                </Link>
              </li>
            ))}
          </ul>
          {olympiad.rounds.length === 0 && <p className="muted">{t('plan.noRounds')}</p>}
        </Card>
      </div>
      <div className="stack">
        <Card
          title={t('overview.facts')}
          action={
            olympiad.status !== 'cancelled' && (
              <Button kind="ghost" onClick={() => setOpen('edit')}>
                {t('overview.edit')}
              </Button>
            )
          }
        >
          <dl className="pairs">
            <dt>{t('overview.grades')}</dt>
            <dd>{gradesText(olympiad.tracks.map((track) => track.grade))}</dd>
            <dt>{t('overview.registration')}</dt>
            <dd className="num">{formats.span(olympiad.registrationOpensAt, olympiad.registrationClosesAt)}</dd>
            <dt>{t('overview.whoRegisters')}</dt>
            <dd>{t(olympiad.selfRegistration ? 'overview.schoolsAndPupils' : 'overview.schools')}</dd>
            <dt>{t('overview.standing')}</dt>
            <dd>{t(olympiad.standingIsPublic ? 'overview.standingPublic' : 'overview.standingClosed')}</dd>
          </dl>
        </Card>
        <RegulationsCard
          name={olympiad.regulationsName}
          address={`/api/olympiads/${olympiad.id}/regulations`}
          isFixed={olympiad.status === 'cancelled'}
          put={async (fileId) => {
            await api.PUT('/api/olympiads/{id}/regulations', {
              params: { path: { id: olympiad.id } },
              body: { fileId },
            });
            await reread();
          }}
        />
        <div className="line">
          {olympiad.status === 'draft' && <Button onClick={() => setOpen('publish')}>{t('overview.publish')}</Button>}
          <Button kind="ghost" onClick={() => setOpen('copy')}>
            {t('overview.copy')}
          </Button>
          {olympiad.status !== 'cancelled' && (
            <Button kind="ghost" onClick={() => setOpen('cancel')}>
              {t('overview.cancel')}
            </Button>
          )}
        </div>
      </div>

      {open === 'publish' && (
        <PublishOlympiadDialog
          onClose={close}
          onConfirm={async () => {
            await api.POST('/api/olympiads/{id}/publish', path);
            await reread();
          }}
        />
      )}
      {open === 'cancel' && (
        <ConfirmDialog
          title={t('overview.cancelTitle')}
          action={t('overview.cancelAct')}
          danger
          onClose={close}
          onConfirm={async () => {
            await api.POST('/api/olympiads/{id}/cancel', path);
            await reread();
          }}
        >
          {t('overview.cancelText', { title: olympiad.title })}
        </ConfirmDialog>
      )}
      {open === 'copy' && <CopyDialog olympiad={olympiad} onClose={close} />}
      {open === 'edit' && <EditOlympiadDialog olympiad={olympiad} onClose={close} onSaved={reread} />}
    </div>
  );
}
