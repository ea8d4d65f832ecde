import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useInRoom } from '../context';
import { useInMedia } from './context';
import { Icon } from './Icon';
import { mostTiles } from './ladder';
import type { Track } from './MediaSession';
import { Picture } from './Picture';

/** Who is seen and heard: the one in the spotlight or the teacher large, some others small, and the names of all whose microphones are on. */
export function Faces() {
  const { t } = useTranslation('lessons');
  const { room, view, nameOf } = useInRoom();
  const { media, sound } = useInMedia();
  const { tracks, onAir, mine, rung, isSaving } = sound;
  const cameras = useMemo(() => {
    const isOn = new Set(onAir.filter(({ source }) => source === 'camera').map(({ personId }) => personId));
    const roles = new Map(room.people.map(({ id, role }) => [id, role]));
    const weight = ({ personId }: Track) =>
      personId === view.spotlight
        ? 0
        : roles.get(personId) === 'teacher'
          ? 1
          : roles.get(personId) === 'assistant'
            ? 2
            : 3;
    return tracks
      .filter(({ source, personId }) => source === 'camera' && isOn.has(personId))
      .sort((a, b) => weight(a) - weight(b));
  }, [tracks, onAir, room.people, view.spotlight]);
  const screens = tracks.filter(({ source }) => source === 'screen');
  const large = cameras[0];
  const shown = [...new Set([...screens, ...cameras].map(({ personId }) => personId))].join(' ');
  const largeMid = large?.mid;
  useEffect(() => {
    media.show(
      shown.split(' ').filter(Boolean),
      largeMid ? { mid: largeMid, personId: shown.split(' ')[0]!, source: 'camera' } : undefined,
    );
  }, [media, shown, largeMid]);
  const voices = onAir.filter(({ source }) => source === 'microphone');
  const isWithout = isSaving || rung === 'off' || rung === 'sound';
  if (sound.phase !== 'on' || (voices.length === 0 && cameras.length === 0 && !mine.camera)) return null;
  return (
    <section className="faces" aria-label={t('media.faces')}>
      {!isWithout && (large || mine.camera) && (
        <ul role="list" className="faces-list">
          {cameras.slice(0, mostTiles).map(({ mid, personId, track }) => (
            <li key={mid} className={mid === largeMid ? 'face face-large' : 'face'}>
              <Picture track={track} label={t('media.pictureOf', { name: nameOf(personId) })} />
              <span className="face-name">{nameOf(personId)}</span>
            </li>
          ))}
          {mine.camera && (
            <li className="face">
              <Picture track={mine.camera} label={t('media.pictureOfMe')} isMirrored />
              <span className="face-name">{t('room.me')}</span>
            </li>
          )}
        </ul>
      )}
      {isWithout && cameras.length > 0 && (
        <p className="small muted" role="status">
          {t(isSaving ? 'media.savingOn' : 'media.soundOnly')}
        </p>
      )}
      {voices.length > 0 && (
        <p className="faces-voices small">
          <Icon name="microphone" />
          <span>
            {t('media.voices', {
              names: voices.map(({ personId }) => (personId === room.me ? t('room.me') : nameOf(personId))).join(', '),
            })}
          </span>
        </p>
      )}
    </section>
  );
}

/** The screen that somebody shows, in the place of the board. */
export function SharedScreen() {
  const { t } = useTranslation('lessons');
  const { nameOf } = useInRoom();
  const { sound } = useInMedia();
  const { tracks, onAir, rung, isSaving } = sound;
  const screen = tracks.find(
    ({ source, personId }) =>
      source === 'screen' && onAir.some((other) => other.source === 'screen' && other.personId === personId),
  );
  if (!screen) return null;
  const label = t('media.screenOf', { name: nameOf(screen.personId) });
  return (
    <figure className="shared-screen">
      <figcaption className="small">{label}</figcaption>
      {isSaving || rung === 'off' || rung === 'sound' ? (
        <p className="notice info">{t('media.screenHeldBack')}</p>
      ) : (
        <Picture track={screen.track} label={label} />
      )}
    </figure>
  );
}
