import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { useFormats } from '../../../i18n/format';
import { Playback, type Fault } from './playback';
import './video.css';

export type UnitVideo = components['schemas']['UnitVideo'];

interface Props {
  video: UnitVideo;
  title: string;
  /** Seconds from the beginning, where it goes on. */
  startAt: number;
  /** Each quarter of a second while it plays, and when it stops. */
  onTime?: (now: { position: number; seconds: number; isPlaying: boolean }) => void;
}

const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
const auto = 'auto';

/** On a line that its browser calls slow or dear, the lowest quality is where one begins. */
function firstQuality(qualities: readonly string[]) {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return qualities[0] && (connection?.saveData || connection?.effectiveType?.includes('2g')) ? qualities[0] : auto;
}

/** A recording with its qualities, speeds and subtitles. */
export function VideoPlayer({ video, title, startAt, onTime }: Props) {
  const { t, i18n } = useTranslation('courses');
  const formats = useFormats();
  const element = useRef<HTMLVideoElement>(null);
  const playback = useRef<Playback>(undefined);
  const report = useRef(onTime);
  const [quality, setQuality] = useState(() => firstQuality(video.qualities));
  const [speed, setSpeed] = useState(1);
  const [fault, setFault] = useState<Fault>();
  const [begin] = useState(startAt);
  const isReady = video.state === 'ready';
  const language = new Intl.DisplayNames(i18n.language, { type: 'language' });

  useEffect(() => {
    report.current = onTime;
  }, [onTime]);

  const source = `${video.address}/${quality === auto ? 'master' : quality}.m3u8`;
  useEffect(() => {
    const node = element.current;
    if (!node || !isReady) return;
    playback.current ??= new Playback(node, begin, setFault);
    void playback.current.load(source).catch(() => setFault('line'));
  }, [source, isReady, begin]);
  useEffect(
    () => () => {
      playback.current?.end();
      playback.current = undefined;
    },
    [],
  );

  useEffect(() => {
    if (element.current) element.current.playbackRate = speed;
  }, [speed, source]);

  const tell = (node: HTMLVideoElement, isPlaying: boolean) =>
    report.current?.({
      position: playback.current?.place ?? node.currentTime,
      seconds: video.seconds || node.duration || 0,
      isPlaying,
    });

  return (
    <div className="stack tight video-player">
      {/* Subtitles are there when the author has brought them. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={element}
        className="course-media"
        controls
        playsInline
        preload="metadata"
        aria-label={title}
        poster={video.poster ?? undefined}
        src={isReady ? undefined : `${video.address}/original`}
        onLoadedMetadata={({ currentTarget }) => {
          currentTarget.playbackRate = speed;
          if (!isReady && begin > 0) currentTarget.currentTime = begin;
        }}
        onTimeUpdate={({ currentTarget }) => tell(currentTarget, !currentTarget.paused)}
        onPause={({ currentTarget }) => tell(currentTarget, false)}
        onEnded={({ currentTarget }) => tell(currentTarget, false)}
        onError={() => {
          if (!isReady) setFault('media');
        }}
      >
        {video.subtitles.map((track, index) => (
          <track
            key={track.language}
            kind="subtitles"
            src={track.address}
            srcLang={track.language}
            label={language.of(track.language)}
            default={index === 0 && track.language === i18n.language}
          />
        ))}
      </video>
      <div className="video-tools">
        {isReady && video.qualities.length > 1 && (
          <SelectField
            label={t('video.quality')}
            value={quality}
            onChange={(event) => {
              setFault(undefined);
              setQuality(event.target.value);
            }}
          >
            <option value={auto}>{t('video.auto')}</option>
            {video.qualities.map((name) => (
              <option key={name} value={name}>
                {name === 'audio' ? t('video.soundOnly') : name}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField label={t('video.speed')} value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {speeds.map((value) => (
            <option key={value} value={value}>
              {t('video.times', { speed: formats.number(value) })}
            </option>
          ))}
        </SelectField>
      </div>
      {fault === 'line' && (
        <Notice kind="warn">
          <p>{t('video.line')}</p>
          <Button kind="ghost" onClick={() => playback.current?.again()}>
            {t('video.again')}
          </Button>
        </Notice>
      )}
      {fault === 'media' && (
        <Notice kind="warn">
          <p>
            {t('video.cannot')}{' '}
            <a href={`${video.address}/original`} download>
              {t('video.original')}
            </a>
          </p>
        </Notice>
      )}
    </div>
  );
}
