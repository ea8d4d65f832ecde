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
import { placeText } from '../standings/distribution';
import { ceremonyQuery, type Ceremony } from './queries';
import './ceremony.css';

type Track = Ceremony['tracks'][number];
type Row = Track['rows'][number];
type Who = 'awarded' | 'everybody';

const route = getRouteApi('/olympiads/$olympiadId/ceremony');

/** For the wall of a hall: places from the last to the first, each at a key or a click. */
export function CeremonyPage() {
  const { t } = useTranslation('results');
  const navigate = useNavigate();
  const { olympiadId } = route.useParams();
  const ceremony = useQuery({ ...ceremonyQuery(olympiadId), refetchOnWindowFocus: false });
  const [trackId, setTrackId] = useState('');
  const [who, setWho] = useState<Who>('awarded');
  const [running, setRunning] = useState(false);
  const tracks = ceremony.data?.tracks ?? [];
  const track = tracks.find((each) => each.trackId === trackId) ?? tracks[0];
  const leave = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
    setRunning(false);
  }, []);
  if (running && track)
    return (
      <Reveal
        track={track}
        rows={who === 'everybody' ? track.rows : track.rows.filter((row) => row.status !== 'participant')}
        title={ceremony.data!.title}
        onLeave={leave}
      />
    );
  return (
    <Page title={t('ceremony.title')} lead={ceremony.data?.title} width="narrow">
      <div className="stack">
        <ErrorNotice error={ceremony.error} />
        {ceremony.isPending && <Skeleton lines={4} />}
        {track && (
          <>
            <Choice
              legend={t('ceremony.track')}
              value={track.trackId}
              options={tracks.map(({ trackId, name }) => ({ value: trackId, label: name }))}
              onChange={setTrackId}
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
          {track && (
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
          <Button kind="ghost" onClick={() => void navigate({ to: '/results/$olympiadId', params: { olympiadId } })}>
            {t('ceremony.toResults')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

interface RevealProps {
  track: Track;
  /** The lowest place first. */
  rows: readonly Row[];
  title: string;
  onLeave: () => void;
}

function Reveal({ track, rows, title, onLeave }: RevealProps) {
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
        <p>{track.name}</p>
      </header>
      {/* The whole wall takes a click; by keyboard it is the button below. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className="ceremony-stage" onClick={forth}>
        <div aria-live="polite" className="ceremony-now">
          {rows.length === 0 && <p className="ceremony-name">{t('ceremony.nobody')}</p>}
          {last && (
            <div key={shown} className={`ceremony-card ${last.status!}`}>
              <p className="ceremony-place">
                {t('ceremony.place', { place: placeText(last.place) })} · {t(`status.${last.status!}`)}
              </p>
              <p className="ceremony-name">{last.name ?? t('ceremony.noName', { number: last.number })}</p>
              {last.school && <p className="ceremony-school">{last.school}</p>}
              <p className="ceremony-points">
                {t('ceremony.points', {
                  points: formats.number(last.points),
                  max: formats.number(track.maxPoints),
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
