import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { useRowKeys } from '../../../ui/useRowKeys';
import type { MarkingView } from './queries';
import { RemarkLayer } from './RemarkLayer';
import { earlier, extended, unturned, type Remark, type SheetPoint } from './remarks';

interface Props {
  view: MarkingView;
  remarks: Remark[];
  onRemarks: (remarks: Remark[]) => void;
}

/** Photographs and scans, one at a time, enlarged, turned and drawn upon at will. */
export function Sheets({ view: { id, files }, remarks, onRemarks }: Props) {
  const { t } = useTranslation('jury');
  const [number, setNumber] = useState(1);
  // As this juror reads them, on this page: photographs come in the order in which they were taken.
  const [order, setOrder] = useState(files.map((file) => file.number));
  const [turnsOf, setTurns] = useState<Record<number, number>>({});
  const turns = turnsOf[number] ?? 0;
  const [zoom, setZoom] = useState(100);
  const [isDrawing, setDrawing] = useState(false);
  const file = files[number - 1]!;
  const address = `/api/markings/${id}/files/${String(number)}`;
  const rows = useRowKeys(remarks.length);
  const kept = useKeptFocus(remarks.length);
  const isPicture = file.mediaType?.startsWith('image/') === true;
  return (
    <>
      <div className="line">
        {files.length > 1 &&
          order.map((other) => (
            <Button key={other} kind="ghost" aria-pressed={other === number} onClick={() => setNumber(other)}>
              {t('work.sheet', { number: other })}
            </Button>
          ))}
        {order[0] !== number && (
          <Button kind="ghost" onClick={() => setOrder(earlier(order, number))}>
            {t('work.earlier')}
          </Button>
        )}
        {isPicture && (
          <>
            <Button kind="ghost" onClick={() => setZoom(Math.min(300, zoom + 50))}>
              {t('work.larger')}
            </Button>
            <Button kind="ghost" disabled={zoom <= 100} onClick={() => setZoom(zoom - 50)}>
              {t('work.smaller')}
            </Button>
            <Button kind="ghost" onClick={() => setTurns({ ...turnsOf, [number]: (turns + 1) % 4 })}>
              {t('work.turn')}
            </Button>
            <Button kind="ghost" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
              {t('work.draw')}
            </Button>
          </>
        )}
      </div>
      {isDrawing && isPicture && <p className="small muted">{t('work.drawHint')}</p>}
      {file.mediaType === null ? (
        <p className="notice warn">{t('work.missing')}</p>
      ) : isPicture ? (
        /* Scrolled by the keyboard (WCAG 2.1.1). */
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="marking-sheet" tabIndex={0} role="group" aria-label={t('work.sheet', { number })}>
          <Sheet
            key={address}
            address={address}
            label={t('work.sheet', { number })}
            turns={turns}
            zoom={zoom}
            remarks={remarks}
            file={number}
            onDraw={isDrawing ? (line) => onRemarks([...remarks, { file: number, line, text: '' }]) : undefined}
          />
        </div>
      ) : (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            {t('work.open', { number })}
          </a>
        </p>
      )}
      <ol className="marking-remarks" {...kept}>
        {remarks.map((remark, index) => (
          <li key={rows.keys[index]} hidden={remark.file !== number} value={index + 1}>
            <TextField
              label={t('work.remark', { number: index + 1 })}
              maxLength={500}
              value={remark.text}
              onChange={({ target }) =>
                onRemarks(remarks.map((held, at) => (at === index ? { ...held, text: target.value } : held)))
              }
            />
            <Button
              kind="ghost"
              aria-label={t('work.removeRemark', { number: index + 1 })}
              onClick={() => {
                rows.remove(index);
                onRemarks(remarks.filter((_, at) => at !== index));
              }}
            >
              {t('work.remove')}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

interface SheetProps {
  address: string;
  label: string;
  /** Quarters to the right. */
  turns: number;
  /** Percent of the width that is there. */
  zoom: number;
  /** Of all sheets. */
  remarks: Remark[];
  /** Number of this one. */
  file: number;
  /** Undefined while one only looks. */
  onDraw: ((line: SheetPoint[]) => void) | undefined;
}

/** Turned by a quarter a picture has other sides, which only a box of its own gives it: what lies left of a scrolled box is out of reach. */
function Sheet({ address, label, turns, zoom, remarks, file, onDraw }: SheetProps) {
  const [ratio, setRatio] = useState(1);
  const [line, setLine] = useState<SheetPoint[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const isAcross = turns % 2 === 1;

  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    return unturned({ x: (clientX - left) / width, y: (clientY - top) / height }, turns);
  };
  const draw = onDraw && {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setLine([at(event)]);
    },
    onPointerMove: (event: PointerEvent) => setLine((held) => (held.length > 0 ? extended(held, at(event)) : held)),
    onPointerUp: () => {
      if (line.length > 0) onDraw(line);
      setLine([]);
    },
    onPointerCancel: () => setLine([]),
  };
  return (
    <div
      ref={box}
      className="marking-turned"
      data-drawing={onDraw ? true : undefined}
      style={{ width: `${String(zoom)}%`, aspectRatio: isAcross ? 1 / ratio : ratio }}
      {...draw}
    >
      <div
        className="marking-plane"
        data-turns={turns}
        style={{ width: isAcross ? `${String(100 * ratio)}%` : '100%' }}
      >
        <img
          src={address}
          alt={label}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalWidth / naturalHeight)}
        />
        <RemarkLayer remarks={remarks} file={file} turns={turns} line={line} />
      </div>
    </div>
  );
}
