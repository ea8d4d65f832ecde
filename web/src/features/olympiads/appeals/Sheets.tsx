import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Skeleton } from '../../../ui/Skeleton';
import { RemarkLayer } from '../jury/RemarkLayer';
import type { Remark } from '../jury/remarks';
import { isSameLeaf, keyOf, type Leaf } from '../sheets/leaves';
import { PdfPage } from '../sheets/PdfPage';
import { useLeaves, type SheetFile } from '../sheets/useLeaves';
import type { Spot } from './queries';

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

/** Photographs and scans, one leaf at a time, with the place that the appeal is about. */
export function Sheets({ files, spot, remarks = [], onSpot }: Props) {
  const { t } = useTranslation('appeals');
  const { leaves, leaf, choose, file, pdf, pagesOf } = useLeaves(files, spot ?? undefined);
  const [zoom, setZoom] = useState(100);
  const [failed, setFailed] = useState<string[]>([]);
  const { number, kind, address } = file;
  const cannotShow = pdf === null || failed.includes(keyOf(leaf));
  const isShown = kind === 'picture' || (kind === 'pdf' && !cannotShow);
  const numbered = [...remarks.entries()];
  const here = spot && isSameLeaf(spot, leaf) ? spot : null;
  const labelOf = ({ file: of, page }: Leaf) =>
    (pagesOf(of) ?? 1) > 1 ? t('sheet.page', { number: of, page }) : t('sheet.number', { number: of });
  // As long as a file was not opened, its one button stands for all of its pages.
  const remarksOn = (other: Leaf) =>
    remarks.filter((remark) => (pagesOf(other.file) ? isSameLeaf(remark, other) : remark.file === other.file)).length;
  const label = labelOf(leaf);
  return (
    <div className="stack">
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
              {remarksOn(other) > 0 && ` · ${t('sheet.remarks', { count: remarksOn(other) })}`}
            </Button>
          ))}
        {isShown && (
          <>
            <Button kind="ghost" onClick={() => setZoom(Math.min(300, zoom + 50))}>
              {t('sheet.larger')}
            </Button>
            <Button kind="ghost" disabled={zoom <= 100} onClick={() => setZoom(zoom - 50)}>
              {t('sheet.smaller')}
            </Button>
          </>
        )}
      </div>
      {(kind === 'missing' || address === null) && <p className="notice warn">{t('sheet.missing')}</p>}
      {kind === 'pdf' && cannotShow && <p className="notice warn">{t('sheet.unreadable')}</p>}
      {kind === 'pdf' && pdf === undefined && <Skeleton lines={6} />}
      {isShown && address !== null && (kind === 'picture' || pdf) && (
        /* Scrolled by the keyboard (WCAG 2.1.1). */
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="appeal-sheets" tabIndex={0} role="group" aria-label={label}>
          <div className="appeal-sheet" style={{ width: `${String(zoom)}%` }}>
            {pdf ? (
              <PdfPage
                key={keyOf(leaf)}
                pdf={pdf}
                page={leaf.page}
                label={label}
                zoom={zoom}
                onFail={() => setFailed([...failed, keyOf(leaf)])}
              />
            ) : (
              <img src={address} alt={label} />
            )}
            <RemarkLayer remarks={remarks} leaf={leaf} />
            {onSpot && <Pointer label={t('sheet.point', { sheet: label })} leaf={leaf} spot={here} onSpot={onSpot} />}
            {here && (
              <i
                className="appeal-spot"
                style={{ left: `${String(100 * here.x)}%`, top: `${String(100 * here.y)}%` }}
              />
            )}
          </div>
        </div>
      )}
      {(kind === 'pdf' || kind === 'other') && address !== null && (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            {t('sheet.open', { number })}
          </a>
        </p>
      )}
      {numbered.some(([, remark]) => isSameLeaf(remark, leaf) && remark.text !== '') && (
        <ul>
          {numbered.map(
            ([index, remark]) =>
              isSameLeaf(remark, leaf) &&
              remark.text !== '' && (
                <li key={index}>
                  {index + 1}. {remark.text}
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
  leaf: Leaf;
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
function Pointer({ label, leaf: { file, page }, spot, onSpot }: PointerProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const isKey = event.detail === 0;
    onSpot({
      file,
      x: isKey ? (spot?.x ?? 0.5) : share((event.clientX - box.left) / box.width),
      y: isKey ? (spot?.y ?? 0.5) : share((event.clientY - box.top) / box.height),
      page,
    });
  };
  const move = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow || !spot) return;
    event.preventDefault();
    onSpot({ file, x: share(spot.x + arrow[0]), y: share(spot.y + arrow[1]), page });
  };
  return <button type="button" className="appeal-pointer" aria-label={label} onClick={press} onKeyDown={move} />;
}
