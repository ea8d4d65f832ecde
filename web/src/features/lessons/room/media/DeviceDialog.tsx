import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/Dialog';
import { useInMedia } from './context';
import { DeviceTest } from './DeviceTest';

/** Another microphone or camera in the middle of a lesson. */
export function DeviceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('lessons');
  const { media } = useInMedia();
  return (
    <Dialog title={t('media.devices')} onClose={onClose}>
      <p className="small muted">{t('media.check.alone')}</p>
      <DeviceTest onChosen={(kind) => void media.exchange(kind)} />
    </Dialog>
  );
}
