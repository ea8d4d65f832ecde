import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { learningQuery } from '../../people/queries/learning';
import { learnedUnitQuery } from '../queries/learning';
import { isAbsence, useWhileAway } from '../useWhileAway';
import { played, shareOf, unsent, type Part } from './watched';
import { VideoPlayer, type UnitVideo } from './VideoPlayer';

interface Props {
  enrolmentId: string;
  unitId: string;
  title: string;
  video: UnitVideo;
}

/** A recording that remembers where its learner stopped, on the server and, while the line is away, on the device. */
export function VideoUnit({ enrolmentId, unitId, title, video }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const watching = useWatching(enrolmentId, unitId, video);
  return (
    <div className="stack tight">
      {video.state !== 'ready' && video.state !== 'noConverter' && (
        <p className="small muted">{t(video.state === 'failed' ? 'video.asIs' : 'video.prepared')}</p>
      )}
      <VideoPlayer video={video} title={title} startAt={watching.startAt} onTime={watching.onTime} />
      <p className="small muted" role="status">
        {t('video.watched', { share: formats.number(watching.share, { style: 'percent', maximumFractionDigits: 0 }) })}{' '}
        {watching.isAway && t('video.kept')}
      </p>
      <ErrorNotice error={watching.error} />
    </div>
  );
}

/** Seconds between two accounts to the server. */
const interval = 15;

function useWatching(enrolmentId: string, unitId: string, video: UnitVideo) {
  const queries = useQueryClient();
  const { fileId } = video;
  const key = `watched:${enrolmentId}:${unitId}:${fileId}`;
  const [first] = useState(() => unsent.read(key));
  const [startAt] = useState(() => {
    const at = first?.position ?? video.position;
    // Who has seen it to its end begins anew.
    return video.seconds > 0 && at > video.seconds - 5 ? 0 : at;
  });
  const parts = useRef<Part[]>([...video.parts, ...(first?.parts ?? [])]);
  const last = useRef({ position: startAt, sentAt: 0, isBusy: false });
  const [share, setShare] = useState(() => shareOf(video.parts, video.seconds));
  const [isAway, setAway] = useState(first !== undefined);
  const [error, setError] = useState<unknown>();

  async function send(position: number, seconds: number, keepalive = false) {
    if (last.current.isBusy || seconds <= 0) return;
    last.current.isBusy = true;
    last.current.sentAt = Date.now();
    const sent = { position, parts: parts.current, seconds };
    try {
      const answer = await body(
        api.PUT('/api/learning/{id}/units/{unitId}/watched', {
          params: { path: { id: enrolmentId, unitId } },
          body: { fileId, ...sent },
          keepalive,
        }),
      );
      if (parts.current === sent.parts) unsent.drop(key);
      setAway(false);
      setError(undefined);
      setShare(shareOf(answer.parts, seconds));
      const unit = learnedUnitQuery(enrolmentId, unitId).queryKey;
      if (answer.isComplete && queries.getQueryData(unit)?.state !== 'complete') {
        await queries.invalidateQueries({ queryKey: learningQuery.queryKey });
      } else {
        // Who goes away and comes back within the page goes on where they stopped.
        queries.setQueryData(unit, (known) =>
          known?.view.video
            ? { ...known, view: { ...known.view, video: { ...known.view.video, position, parts: answer.parts } } }
            : known,
        );
      }
    } catch (reason) {
      setAway(isAbsence(reason));
      setError(isAbsence(reason) ? undefined : reason);
    } finally {
      last.current.isBusy = false;
    }
  }

  function catchUp(keepalive = false) {
    const left = unsent.read(key);
    if (left) void send(left.position, left.seconds, keepalive);
  }
  useWhileAway(isAway, catchUp);
  const latest = useRef(catchUp);
  useEffect(() => {
    latest.current = catchUp;
  });

  // What an earlier page could not send, and what this one has not sent when it is left.
  useEffect(() => {
    latest.current();
    const leave = () => {
      if (document.visibilityState === 'hidden') latest.current(true);
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      latest.current(true);
    };
  }, [key]);

  function onTime({ position, seconds, isPlaying }: { position: number; seconds: number; isPlaying: boolean }) {
    const before = last.current.position;
    last.current.position = position;
    const next = played(parts.current, before, position);
    parts.current = next;
    if (before !== position) unsent.keep(key, { position, parts: next, seconds });
    if (!isPlaying || Date.now() - last.current.sentAt > interval * 1000) void send(position, seconds);
  }

  return { startAt, share, isAway, error, onTime };
}
