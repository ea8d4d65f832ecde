import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { whileSeen } from '../../../ui/whileSeen';
import { placeText } from '../standings/distribution';
import { ceremonyQuery, type Ceremony } from './queries';
import './ceremony.css';

type Row = Ceremony['tracks'][number]['rows'][number];
type Who = 'awarded' | 'everybody';

/** A track of an olympiad, or a nomination of a contest. */
export interface CeremonyGroup {
  id: string;
  name: string;
  maxPoints: number;
  /** The lowest place first. A contest says what the award is called, and for which work it is given. */
  rows: readonly (Row & { award?: string; work?: string | null })[];
}

const route = getRouteApi('/olympiads/$olympiadId/ceremony');

/** For the wall of a hall: places from the last to the first, each at a key or a click. */
export function CeremonyPage() {
  const { t } = useTranslation('results');
  const navigate = useNavigate();
  const { olympiadId } = route.useParams();
  const ceremony = useQuery({
    ...ceremonyQuery(olympiadId),
    refetchOnWindowFocus: false,
    refetchInterval: whileSeen,
  });
  return (
    <CeremonyView
      title={ceremony.data?.title}
      legend={t('ceremony.track')}
      groups={ceremony.data?.tracks.map(({ trackId, ...track }) => ({ ...track, id: trackId }))}
      error={ceremony.error}
      onBack={() => void navigate({ to: '/results/$olympiadId', params: { olympiadId } })}
    />
  );
}

interface ViewProps {
  title: string | undefined;
  /** What the groups are. */
  legend: string;
  /** Undefined while they are read. */
  groups: readonly CeremonyGroup[] | undefined;
  error: Error | null;
  onBack: () => void;
}

/** The same for olympiads and contests. */
export function CeremonyView({ title, legend, groups = [], error, onBack }: ViewProps) {
  const { t } = useTranslation('results');
  const [groupId, setGroupId] = useState('');
  const [who, setWho] = useState<Who>('awarded');
  const [running, setRunning] = useState(false);
  const group = groups.find((each) => each.id === groupId) ?? groups[0];
  const leave = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
    setRunning(false);
  }, []);
  if (running && group)
    return (
      <Reveal
        group={group}
        rows={who === 'everybody' ? group.rows : group.rows.filter((row) => row.status !== 'participant')}
        title={title!}
        onLeave={leave}
      />
    );
  return (
    <Page title={t('ceremony.title')} lead={title} width="narrow">
      <div className="stack">
        <ErrorNotice error={error} />
        {!title && !error && <Skeleton lines={4} />}
        {group && (
          <>
            <Choice
              legend={legend}
              value={group.id}
              options={groups.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setGroupId}
            />
            <Choice
              legend={t('ceremony.who')}
              value={who}
              options={(['awarded', 'everybody'] as const).map((value) => ({ value, label: t(`ceremony.${value}`) }))}
              onChange={setWho}
            />
            <p className="muted">{t('ceremony.hint')}</p>
          </>
        )}
        <div className="line">
          {group && (
            <Button
              onClick={() => {
                // Where a browser refuses the whole screen its window does.
                void document.documentElement.requestFullscreen?.().catch(() => undefined);
                setRunning(true);
              }}
            >
              {t('ceremony.start')}
            </Button>
          )}
          <Button kind="ghost" onClick={onBack}>
            {t('ceremony.toResults')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

interface RevealProps {
  group: CeremonyGroup;
  rows: CeremonyGroup['rows'];
  title: string;
  onLeave: () => void;
}

function Reveal({ group, rows, title, onLeave }: RevealProps) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const [shown, setShown] = useState(0);
  const forth = useCallback(() => setShown((count) => Math.min(rows.length, count + 1)), [rows.length]);
  const back = useCallback(() => setShown((count) => Math.max(0, count - 1)), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onLeave();
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') back();
      // A space or Enter on a button is the button's own; presenters send PageDown.
      else if (event.key === 'ArrowRight' || event.key === 'PageDown') forth();
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) forth();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [forth, back, onLeave]);
  const last = shown > 0 ? rows[shown - 1] : undefined;
  return (
    <main id="content" className="ceremony" tabIndex={-1}>
      <header>
        <h1>{title}</h1>
        <p>{group.name}</p>
      </header>
      {/* The whole wall takes a click; by keyboard it is the button below. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className="ceremony-stage" onClick={forth}>
        <div aria-live="polite" className="ceremony-now">
          {rows.length === 0 && <p className="ceremony-name">{t('ceremony.nobody')}</p>}
          {last && (
            <div key={shown} className={`ceremony-card ${last.status!}`}>
              <p className="ceremony-place">
                {t('ceremony.place', { place: placeText(last.place) })} · {last.award ?? t(`status.${last.status!}`)}
              </p>
              <p className="ceremony-name">{last.name ?? t('ceremony.noName', { number: last.number })}</p>
              {last.school && <p className="ceremony-school">{last.school}</p>}
              {last.work && <p className="ceremony-school">{last.work}</p>}
              <p className="ceremony-points">
                {t('ceremony.points', {
                  points: formats.number(last.points),
                  max: formats.number(group.maxPoints),
                })}
              </p>
            </div>
          )}
        </div>
        <ol className="ceremony-list">
          {rows
            .slice(0, Math.max(0, shown - 1))
            .reverse()
            .map((row, index) => (
              <li key={rows.length - index}>
                <b className="num">{placeText(row.place)}</b>
                <span>{row.name ?? t('ceremony.noName', { number: row.number })}</span>
                <span className="num">{formats.number(row.points)}</span>
              </li>
            ))}
        </ol>
      </div>
      <footer>
        <span className="num">
          {shown === rows.length && rows.length > 0
            ? t('ceremony.over')
            : t('ceremony.shown', { shown, total: rows.length })}
        </span>
        <span className="line">
          <Button kind="ghost" disabled={shown === 0} onClick={back}>
            {t('ceremony.back')}
          </Button>
          {shown < rows.length ? (
            <Button onClick={forth}>{t('ceremony.next')}</Button>
          ) : (
            <Button onClick={onLeave}>{t('ceremony.leave')}</Button>
          )}
        </span>
      </footer>
    </main>
  );
}
