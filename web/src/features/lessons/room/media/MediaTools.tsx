import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { useInRoom } from '../context';
import { useInMedia } from './context';
import type { Source } from './devices';
import { DeviceDialog } from './DeviceDialog';
import { Icon } from './Icon';
import { maySend } from './rights';

const sources: Source[] = ['microphone', 'camera', 'screen'];
const canShareScreen = () => 'getDisplayMedia' in (navigator.mediaDevices ?? {});

/** Microphone, camera and screen at the foot of the page, and the sign that one is heard or seen. */
export function MediaTools() {
  const { t } = useTranslation('lessons');
  const { room } = useInRoom();
  const { media, sound } = useInMedia();
  const [isChoosing, setChoosing] = useState(false);
  if (sound.phase === 'none') return null;
  const me = { id: room.me, role: room.role };
  // Observers and the listeners of a seminar never speak.
  const speaks =
    room.role === 'teacher' || room.role === 'assistant' || (room.role === 'pupil' && room.kind === 'lesson');
  return (
    <>
      {speaks &&
        room.view.phase !== 'over' &&
        sources
          .filter((source) => source !== 'screen' || (maySend(room, me, source) && canShareScreen()))
          .map((source) => {
            const isOn = Boolean(sound.mine[source]);
            const isAllowed = maySend(room, me, source);
            return (
              <Button
                key={source}
                kind="ghost"
                className="media-button"
                aria-pressed={isOn}
                busy={sound.starting.includes(source)}
                aria-disabled={!isAllowed && !isOn}
                title={isAllowed ? undefined : t('media.notAllowed')}
                onClick={() => (isAllowed || isOn) && void media.toggle(source)}
              >
                <Icon name={source} isOff={!isOn} />
                {t(`media.${source}.button`)}
              </Button>
            );
          })}
      <Button kind="ghost" aria-pressed={sound.isSaving} onClick={() => media.setSaving(!sound.isSaving)}>
        {t('media.saving')}
      </Button>
      <Button kind="ghost" onClick={() => setChoosing(true)}>
        {t('media.devices')}
      </Button>
      {isChoosing && <DeviceDialog onClose={() => setChoosing(false)} />}
    </>
  );
}
