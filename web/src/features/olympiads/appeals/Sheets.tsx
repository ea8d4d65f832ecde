import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { RemarkLayer } from '../jury/RemarkLayer';
import type { Remark } from '../jury/remarks';
import type { Spot } from './queries';

export interface SheetFile {
  number: number;
  /** Null while the file has not arrived. */
  address: string | null;
  isImage: boolean;
}

interface Props {
  files: SheetFile[];
  spot: Spot | null;
  /** What jurors drew. */
  remarks?: Remark[];
  /** Lets one point at a place; without it the place is only shown. */
  onSpot?: (spot: Spot) => void;
}

/** A step of an arrow key, as a share of the sheet. */
const step = 0.02;
const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000;

/** Photographs and scans, one at a time, with the place that the appeal is about. */
export function Sheets({ files, spot, remarks = [], onSpot }: Props) {
  const { t } = useTranslation('appeals');
  const [number, setNumber] = useState(spot?.file ?? 1);
  const [zoom, setZoom] = useState(100);
  const file = files[number - 1]!;
  const label = t('sheet.number', { number });
  const here = spot?.file === number ? spot : null;
  return (
    <div className="stack">
      <div className="line">
        {files.length > 1 &&
          files.map((other) => (
            <Button
              key={other.number}
              kind="ghost"
              aria-pressed={other.number === number}
              onClick={() => setNumber(other.number)}
            >
              {t('sheet.number', { number: other.number })}
            </Button>
          ))}
        <Button kind="ghost" onClick={() => setZoom(Math.min(300, zoom + 50))}>
          {t('sheet.larger')}
        </Button>
        <Button kind="ghost" disabled={zoom <= 100} onClick={() => setZoom(zoom - 50)}>
          {t('sheet.smaller')}
        </Button>
      </div>
      {file.address === null ? (
        <p className="notice warn">{t('sheet.missing')}</p>
      ) : file.isImage ? (
        /* Scrolled by the keyboard (WCAG 2.1.1). */
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="appeal-sheets" tabIndex={0} role="group" aria-label={label}>
          <div className="appeal-sheet" style={{ width: `${String(zoom)}%` }}>
            <img src={file.address} alt={label} />
            <RemarkLayer remarks={remarks} file={number} />
            {onSpot && <Pointer label={t('sheet.point', { number })} file={number} spot={here} onSpot={onSpot} />}
            {here && (
              <i
                className="appeal-spot"
                style={{ left: `${String(100 * here.x)}%`, top: `${String(100 * here.y)}%` }}
              />
            )}
          </div>
        </div>
      ) : (
        <p>
          <a href={file.address} target="_blank" rel="noreferrer">
            {t('sheet.open', { number })}
          </a>
        </p>
      )}
      {remarks.some(({ file: of, text }) => of === number && text !== '') && (
        <ul>
          {remarks.map(
            ({ file: of, text }, index) =>
              of === number &&
              text !== '' && (
                <li key={index}>
                  {index + 1}. {text}
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  );
}

interface PointerProps {
  label: string;
  file: number;
  spot: Spot | null;
  onSpot: (spot: Spot) => void;
}

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

/** The whole sheet is a button: pressed by the pointer it marks the place, by the keyboard the middle, which arrows move. */
function Pointer({ label, file, spot, onSpot }: PointerProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const isKey = event.detail === 0;
    onSpot({
      file,
      x: isKey ? (spot?.x ?? 0.5) : share((event.clientX - box.left) / box.width),
      y: isKey ? (spot?.y ?? 0.5) : share((event.clientY - box.top) / box.height),
    });
  };
  const move = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow || !spot) return;
    event.preventDefault();
    onSpot({ file, x: share(spot.x + arrow[0]), y: share(spot.y + arrow[1]) });
  };
  return <button type="button" className="appeal-pointer" aria-label={label} onClick={press} onKeyDown={move} />;
}
