import '../appeals.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { useOlympiad } from '../../desk/olympiadContext';
import { appealDeskQuery, type DeskAppeal, type DeskRound } from '../queries';
import { StateTag } from '../StateTag';
import { TalkPlace } from '../TalkPlace';
import { AnalysisDialog } from './AnalysisDialog';
import { CommissionCard } from './CommissionCard';
import { ShowingDialog } from './ShowingDialog';
import { TalkDialog } from './TalkDialog';

/** When works are shown, who decides about appeals, and what came of them. */
export function DeskAppealsPage() {
  const { t } = useTranslation('appeals');
  const { id } = useOlympiad();
  const desk = useQuery(appealDeskQuery(id));
  if (!desk.data) return desk.isError ? <ErrorNotice error={desk.error} /> : <Skeleton lines={5} />;
  const { rounds, appeals } = desk.data;
  return (
    <div className="stack">
      {rounds.map((round) => (
        <RoundCard key={round.roundId} round={round} />
      ))}
      <CommissionCard />
      <Card title={t('desk.appeals')}>
        {appeals.length === 0 ? (
          <EmptyState title={t('desk.none')} />
        ) : (
          <ul role="list" className="appeal-list">
            {appeals.map((appeal) => (
              <Item key={appeal.id} appeal={appeal} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function RoundCard({ round }: { round: DeskRound }) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const [editing, setEditing] = useState<'showing' | 'analysis'>();
  const { showing, analysis } = round;
  const close = () => setEditing(undefined);
  return (
    <Card title={round.title}>
      <div className="stack">
        {showing ? (
          <dl className="appeal-terms">
            <div>
              <dt>{t('mine.showing')}</dt>
              <dd>{formats.span(showing.opensAt, showing.closesAt)}</dd>
            </div>
            <div>
              <dt>{t('mine.until')}</dt>
              <dd>
                {formats.dateTime(showing.appealsUntil)}{' '}
                <span className="small muted">{t('desk.days', { count: showing.appealDays })}</span>
              </dd>
            </div>
            <div>
              <dt>{t('desk.votes')}</dt>
              <dd>{formats.number(showing.minVotes)}</dd>
            </div>
          </dl>
        ) : (
          <p className="muted">{t('desk.noShowing')}</p>
        )}
        <p className="muted">
          {t(analysis ? (round.isClosed ? 'desk.analysisShown' : 'desk.analysisWaits') : 'desk.noAnalysis')}
        </p>
        <div className="line">
          <Button
            kind={showing ? 'ghost' : 'primary'}
            aria-label={t('desk.showingOf', { round: round.title })}
            onClick={() => setEditing('showing')}
          >
            {t('desk.showing')}
          </Button>
          <Button
            kind="ghost"
            aria-label={t('desk.analysisOf', { round: round.title })}
            onClick={() => setEditing('analysis')}
          >
            {t('desk.analysis')}
          </Button>
          <a className="btn ghost" href={`/api/rounds/${round.roundId}/appeals/protocol.docx`} download>
            {t('desk.protocol')}
          </a>
        </div>
      </div>
      {editing === 'showing' && <ShowingDialog round={round} onClose={close} />}
      {editing === 'analysis' && <AnalysisDialog round={round} onClose={close} />}
    </Card>
  );
}

function Item({ appeal }: { appeal: DeskAppeal }) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const [setting, setSetting] = useState(false);
  const { participant, taskPosition, pointsBefore, pointsAfter } = appeal;
  return (
    <li>
      <div className="line ends">
        <b>
          {participant} · {taskPosition ? t('about.points', { number: taskPosition }) : t('about.procedure')}
        </b>
        <StateTag state={appeal.state} outcome={appeal.outcome} />
      </div>
      <p className="small muted">
        {[
          appeal.school,
          appeal.trackName,
          appeal.roundTitle,
          t('filed', { time: formats.dateTime(appeal.filedAt) }),
          t('commission.votes', { count: appeal.votes }),
          pointsBefore !== null &&
            pointsAfter !== null &&
            t('points', { before: formats.number(pointsBefore), after: formats.number(pointsAfter) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="appeal-text">{appeal.text}</p>
      {appeal.reason && (
        <p className="appeal-remark">
          <span className="small muted">{t('close.reasonGiven')}</span>
          {appeal.reason}
        </p>
      )}
      {appeal.state === 'open' && (
        <div className="line">
          {appeal.talkAt && (
            <span>
              {t('talk.at', { time: formats.dateTime(appeal.talkAt) })} <TalkPlace place={appeal.talkPlace} />
            </span>
          )}
          <Button
            kind="ghost"
            aria-label={t(appeal.talkAt ? 'talk.changeOf' : 'talk.setOf', { name: participant })}
            onClick={() => setSetting(true)}
          >
            {t(appeal.talkAt ? 'talk.change' : 'talk.set')}
          </Button>
        </div>
      )}
      {setting && <TalkDialog appeal={appeal} onClose={() => setSetting(false)} />}
    </li>
  );
}
