import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { Tag } from '../../../../ui/Tag';
import { useInRoom } from '../context';
import type { RoomRight } from '../fold';
import { useInMedia } from './context';
import { maySend, rightFor } from './rights';
import type { Source } from './devices';

/** Beside a name: whether the person is heard or seen. */
export function OnAirTags({ personId }: { personId: string }) {
  const { t } = useTranslation('lessons');
  const { sound } = useInMedia();
  return sound.onAir
    .filter((one) => one.personId === personId)
    .map(({ source }) => (
      <Tag key={source} kind="ok">
        {t(`media.name.${source}`)}
      </Tag>
    ));
}

/** For those who lead: what one pupil may send. Taking it turns the device off at once. */
export function PupilMedia({ person }: { person: { id: string; role: 'pupil' } }) {
  const { t } = useTranslation('lessons');
  const { room, act } = useInRoom();
  const { sound } = useInMedia();
  if (sound.phase === 'none') return null;
  const toggle = (source: Source) =>
    void act({ type: 'allow', personId: person.id, right: rightFor[source], isGiven: !maySend(room, person, source) });
  return (['microphone', 'camera', 'screen'] as const).map((source) => (
    <Button key={source} kind="ghost" onClick={() => toggle(source)}>
      {t(`media.${source}.${maySend(room, person, source) ? 'take' : 'give'}`)}
    </Button>
  ));
}

/** For those who lead: microphones and cameras of all pupils. */
export function AllMedia() {
  const { t } = useTranslation('lessons');
  const { room, view, act } = useInRoom();
  const { sound } = useInMedia();
  if (sound.phase === 'none' || room.kind !== 'lesson') return null;
  const button = (right: RoomRight, source: 'microphone' | 'camera') => {
    const isGiven = view.rightsOfAll.includes(right);
    return (
      <Button kind="ghost" onClick={() => void act({ type: 'allow', personId: null, right, isGiven: !isGiven })}>
        {t(`media.${source}.${isGiven ? 'takeAll' : 'giveAll'}`)}
      </Button>
    );
  };
  return (
    <>
      {button('speak', 'microphone')}
      {button('film', 'camera')}
    </>
  );
}
