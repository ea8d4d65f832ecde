import 'react-image-crop/dist/ReactCrop.css';
import './picture.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import ReactCrop, { type PercentCrop } from 'react-image-crop';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { type Picture, untouched, type Edit, type Prepared } from './picture';

interface Props {
  name: string;
  picture: Picture;
  /** As which it is sent. */
  type: string;
  /** Pictures that wait behind this one. */
  waiting: number;
  onTake: (prepared: Prepared) => Promise<void>;
  /** This one as it is here, and those that wait as they are. */
  onTakeAll: (prepared: Prepared) => Promise<void>;
  onLeave: () => void;
}

const all: PercentCrop = { unit: '%', x: 0, y: 0, width: 100, height: 100 };
/** Smaller is a slip of the finger. */
const least = 2;

const cropOf = ({ x, y, width, height }: PercentCrop): Edit['crop'] =>
  width < least || height < least
    ? untouched.crop
    : { x: x / 100, y: y / 100, width: width / 100, height: height / 100 };

/** A photograph before it is attached: turned, cropped, and looked at whether it is sharp. */
export default function PictureDialog({ name, picture, type, waiting, onTake, onTakeAll, onLeave }: Props) {
  const { t } = useTranslation('files');
  const [turns, setTurns] = useState(0);
  const [crop, setCrop] = useState(all);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const url = usePreview(picture, turns);
  const blurred = useMemo(() => picture.look(untouched).blurred, [picture]);
  const ariaLabels = useMemo(
    () => ({
      cropArea: t('picture.crop.area'),
      nwDragHandle: t('picture.crop.nw'),
      nDragHandle: t('picture.crop.n'),
      neDragHandle: t('picture.crop.ne'),
      eDragHandle: t('picture.crop.e'),
      seDragHandle: t('picture.crop.se'),
      sDragHandle: t('picture.crop.s'),
      swDragHandle: t('picture.crop.sw'),
      wDragHandle: t('picture.crop.w'),
    }),
    [t],
  );

  const turn = (by: number) => {
    setTurns((turns + by + 4) % 4);
    setCrop(all);
  };

  async function take(how: Props['onTake']) {
    setBusy(true);
    try {
      await how(await picture.prepare({ turns, crop: cropOf(crop) }, type));
    } catch {
      setFailed(true);
      setBusy(false);
    }
  }

  return (
    <Dialog title={t('picture.title')} onClose={onLeave}>
      <div className="stack">
        <div className="picture-frame">
          {url && (
            <ReactCrop crop={crop} onChange={(_, percent) => setCrop(percent)} ariaLabels={ariaLabels} keepSelection>
              <img data-essential src={url} alt={t('picture.alt', { name })} />
            </ReactCrop>
          )}
        </div>
        <div className="line picture-tools">
          <Button kind="ghost" aria-label={t('picture.left')} title={t('picture.left')} onClick={() => turn(-1)}>
            ↺
          </Button>
          <Button kind="ghost" aria-label={t('picture.right')} title={t('picture.right')} onClick={() => turn(1)}>
            ↻
          </Button>
          <Button kind="ghost" onClick={() => setCrop(all)}>
            {t('picture.whole')}
          </Button>
        </div>
        <p className="hint">{t('picture.hint')}</p>
        {blurred && (
          <p className="notice warn" role="status">
            {t('picture.blurred')}
          </p>
        )}
        {failed && (
          <p className="notice bad" role="alert">
            {t('unreadable', { name })}
          </p>
        )}
        <div className="line dialog-actions">
          <Button busy={busy} onClick={() => void take(onTake)}>
            {t('picture.take')}
          </Button>
          {waiting > 0 && (
            <Button kind="ghost" busy={busy} onClick={() => void take(onTakeAll)}>
              {t('picture.takeAll', { count: waiting + 1 })}
            </Button>
          )}
          <Button kind="ghost" onClick={onLeave}>
            {t('picture.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function usePreview(picture: Picture, turns: number) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void picture.preview(turns).then((blob) => {
      if (gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [picture, turns]);
  return url;
}
