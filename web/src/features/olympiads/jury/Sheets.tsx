import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { Skeleton } from '../../../ui/Skeleton';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { useRowKeys } from '../../../ui/useRowKeys';
import { isSameLeaf, keyOf, type Leaf } from '../sheets/leaves';
import { PdfPage } from '../sheets/PdfPage';
import { useLeaves, type SheetFile } from '../sheets/useLeaves';
import { RemarkLayer } from './RemarkLayer';
import { OthersOnSheet } from './OthersOnSheet';
import { extended, unturned, type OthersRemarks, type Remark, type SheetPoint } from './remarks';

interface Props {
  files: SheetFile[];
  /** What others who mark drew. */
  others?: OthersRemarks[];
  remarks: Remark[];
  onRemarks: (remarks: Remark[]) => void;
}

/** Photographs and scans, one leaf at a time, enlarged, turned and drawn upon at will. */
export function Sheets({ files, others = [], remarks, onRemarks }: Props) {
  const { t } = useTranslation('jury');
  // As this juror reads them, on this page: photographs come in the order in which they were taken.
  const { leaves, leaf, choose, file, pdf, pagesOf, putEarlier } = useLeaves(files);
  const [turnsOf, setTurns] = useState<Record<string, number>>({});
  const turns = turnsOf[keyOf(leaf)] ?? 0;
  const [zoom, setZoom] = useState(100);
  const [isDrawing, setDrawing] = useState(false);
  const [failed, setFailed] = useState<string[]>([]);
  const rows = useRowKeys(remarks.length);
  const kept = useKeptFocus(remarks.length);
  const { number, kind } = file;
  const address = file.address!;
  const cannotShow = pdf === null || failed.includes(keyOf(leaf));
  const isShown = kind === 'picture' || (kind === 'pdf' && !cannotShow);
  const labelOf = ({ file: of, page }: Leaf) =>
    (pagesOf(of) ?? 1) > 1 ? t('work.page', { number: of, page }) : t('work.sheet', { number: of });
  // As long as a file was not opened, its one button stands for all of its pages.
  const othersOn = (leafOf: Leaf) =>
    others
      .flatMap(({ remarks: drawn }) => drawn)
      .filter((remark) => (pagesOf(leafOf.file) ? isSameLeaf(remark, leafOf) : remark.file === leafOf.file)).length;
  return (
    <>
      <div className="line">
        {leaves.length > 1 &&
          leaves.map((other) => (
            <Button
              key={keyOf(other)}
              kind="ghost"
              aria-pressed={isSameLeaf(other, leaf)}
              onClick={() => choose(other)}
            >
              {labelOf(other)}
              {othersOn(other) > 0 && ` · ${t('work.others', { count: othersOn(other) })}`}
            </Button>
          ))}
        {!isSameLeaf(leaves[0]!, leaf) && (
          <Button kind="ghost" onClick={putEarlier}>
            {t('work.earlier')}
          </Button>
        )}
        {isShown && (
          <>
            <Button kind="ghost" onClick={() => setZoom(Math.min(300, zoom + 50))}>
              {t('work.larger')}
            </Button>
            <Button kind="ghost" disabled={zoom <= 100} onClick={() => setZoom(zoom - 50)}>
              {t('work.smaller')}
            </Button>
            <Button kind="ghost" onClick={() => setTurns({ ...turnsOf, [keyOf(leaf)]: (turns + 1) % 4 })}>
              {t('work.turn')}
            </Button>
            <Button kind="ghost" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
              {t('work.draw')}
            </Button>
          </>
        )}
      </div>
      {isDrawing && isShown && <p className="small muted">{t('work.drawHint')}</p>}
      {kind === 'missing' && <p className="notice warn">{t('work.missing')}</p>}
      {kind === 'pdf' && cannotShow && <p className="notice warn">{t('work.unreadable')}</p>}
      {kind === 'pdf' && pdf === undefined && <Skeleton lines={6} />}
      {isShown && (kind === 'picture' || pdf) && (
        /* Scrolled by the keyboard (WCAG 2.1.1). */
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="marking-sheet" tabIndex={0} role="group" aria-label={labelOf(leaf)}>
          <Sheet
            key={keyOf(leaf)}
            turns={turns}
            zoom={zoom}
            remarks={remarks}
            others={others}
            leaf={leaf}
            onDraw={
              isDrawing
                ? (line) => onRemarks([...remarks, { file: number, line, text: '', page: leaf.page }])
                : undefined
            }
            draw={(onRatio) =>
              pdf ? (
                <PdfPage
                  pdf={pdf}
                  page={leaf.page}
                  label={labelOf(leaf)}
                  zoom={zoom}
                  onRatio={onRatio}
                  onFail={() => setFailed([...failed, keyOf(leaf)])}
                />
              ) : (
                <img
                  src={address}
                  alt={labelOf(leaf)}
                  draggable={false}
                  onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onRatio(naturalWidth / naturalHeight)}
                />
              )
            }
          />
        </div>
      )}
      {(kind === 'pdf' || kind === 'other') && (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            {t('work.open', { number })}
          </a>
        </p>
      )}
      <OthersOnSheet others={others} leaf={leaf} />
      <ol className="marking-remarks" {...kept}>
        {remarks.map((remark, index) => (
          <li key={rows.keys[index]} hidden={!isSameLeaf(remark, leaf)} value={index + 1}>
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
  /** Quarters to the right. */
  turns: number;
  /** Percent of the width that is there. */
  zoom: number;
  /** Of all leaves. */
  remarks: Remark[];
  others: OthersRemarks[];
  leaf: Leaf;
  /** Undefined while one only looks. */
  onDraw: ((line: SheetPoint[]) => void) | undefined;
  /** The leaf itself, which tells its width to its height when that is known. */
  draw: (onRatio: (ratio: number) => void) => ReactNode;
}

/** Turned by a quarter a picture has other sides, which only a box of its own gives it: what lies left of a scrolled box is out of reach. */
function Sheet({ turns, zoom, remarks, others, leaf, onDraw, draw }: SheetProps) {
  const [ratio, setRatio] = useState(1);
  const [line, setLine] = useState<SheetPoint[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const isAcross = turns % 2 === 1;

  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    return unturned({ x: (clientX - left) / width, y: (clientY - top) / height }, turns);
  };
  const strokes = onDraw && {
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
      {...strokes}
    >
      <div
        className="marking-plane"
        data-turns={turns}
        style={{ width: isAcross ? `${String(100 * ratio)}%` : '100%' }}
      >
        {draw(setRatio)}
        {others.map(({ sign, remarks: drawn }) => (
          <RemarkLayer key={sign} remarks={drawn} leaf={leaf} turns={turns} sign={sign} />
        ))}
        <RemarkLayer remarks={remarks} leaf={leaf} turns={turns} line={line} />
      </div>
    </div>
  );
}
