import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { useInRoom } from '../context';
import { useInMedia } from './context';

/** What one must know of sound at once: that one is on the air, was muted, or hears nothing yet. */
export function MediaNotices() {
  const { t } = useTranslation('lessons');
  const { room } = useInRoom();
  const { media, sound } = useInMedia();
  const { mine, trouble, muted, phase, isSilenced } = sound;
  const signs = [mine.microphone && 'heard', mine.camera && 'seen', mine.screen && 'screenSeen'].filter(Boolean) as (
    'heard' | 'seen' | 'screenSeen'
  )[];
  const isLearner = room.role === 'pupil' || room.role === 'observer';
  return (
    <>
      <p role="status" className={signs.length > 0 ? 'media-sign' : 'visually-hidden'}>
        {signs.map((sign) => t(`media.sign.${sign}`)).join(' · ')}
      </p>
      {isSilenced && (
        <div className="notice info media-notice">
          <p>{t('media.silenced')}</p>
          <Button onClick={media.unsilence}>{t('media.unsilence')}</Button>
        </div>
      )}
      {phase === 'away' && room.view.phase !== 'over' && (
        <p role="status" className="notice warn">
          {t(isLearner ? 'media.away' : 'media.awayTeacher')}
        </p>
      )}
      {(trouble ?? muted) && (
        <div role="alert" className="notice warn media-notice">
          <p>
            {trouble
              ? t(`media.trouble.${trouble.what}`, { device: t(`media.name.${trouble.source}`) })
              : t(`media.muted.${muted!}`)}
          </p>
          <Button kind="ghost" onClick={media.dismiss}>
            {t('room.understood')}
          </Button>
        </div>
      )}
    </>
  );
}
