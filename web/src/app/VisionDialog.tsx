import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { isLowVision, lowVision, setAppearance, usual, useAppearance } from '../ui/theme/appearance';

/** Size, colours, spacing and pictures; every choice shows at once. */
export default function VisionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const look = useAppearance();
  const on = isLowVision(look);

  return (
    <Dialog title={t('vision.title')} onClose={onClose}>
      <div className="stack">
        <Button
          kind={on ? 'ghost' : 'primary'}
          onClick={() => setAppearance(on ? { ...usual, theme: look.theme } : lowVision)}
        >
          {t(on ? 'vision.turnOff' : 'vision.turnOn')}
        </Button>
        <Choice
          legend={t('vision.size')}
          value={look.size}
          onChange={(size) => setAppearance({ size })}
          options={(['100', '125', '150', '200'] as const).map((size) => ({ value: size, label: `${size} %` }))}
        />
        <Choice
          legend={t('vision.palette')}
          value={look.palette}
          onChange={(palette) => setAppearance({ palette })}
          options={[
            { value: 'usual', label: t('vision.palettes.usual') },
            { value: 'black-on-white', label: t('vision.palettes.blackOnWhite') },
            { value: 'white-on-black', label: t('vision.palettes.whiteOnBlack') },
            { value: 'blue-on-blue', label: t('vision.palettes.blueOnBlue') },
          ]}
        />
        <Choice
          legend={t('vision.spacing')}
          value={look.spacing}
          onChange={(spacing) => setAppearance({ spacing })}
          options={[
            { value: 'usual', label: t('vision.spacings.usual') },
            { value: 'wide', label: t('vision.spacings.wide') },
          ]}
        />
        <Choice
          legend={t('vision.pictures')}
          value={look.pictures}
          onChange={(pictures) => setAppearance({ pictures })}
          options={[
            { value: 'on', label: t('vision.picturesOn') },
            { value: 'off', label: t('vision.picturesOff') },
          ]}
        />
      </div>
    </Dialog>
  );
}
