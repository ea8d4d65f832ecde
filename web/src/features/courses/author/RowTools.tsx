import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  mayRise: boolean;
  mayFall: boolean;
  onMove: (step: 1 | -1) => void;
  onName: () => void;
  onRemove: () => void;
}

/** Moves, names and takes out a row of the outline. */
export function RowTools({ title, mayRise, mayFall, onMove, onName, onRemove }: Props) {
  const { t } = useTranslation('courses');
  return (
    <div className="row-tools">
      <button
        type="button"
        aria-label={t('author.raise', { title })}
        aria-disabled={!mayRise}
        onClick={() => mayRise && onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t('author.lower', { title })}
        aria-disabled={!mayFall}
        onClick={() => mayFall && onMove(1)}
      >
        ↓
      </button>
      <button type="button" aria-label={t('author.renameOf', { title })} onClick={onName}>
        {t('author.rename')}
      </button>
      <button type="button" aria-label={t('author.removeOf', { title })} onClick={onRemove}>
        {t('author.remove')}
      </button>
    </div>
  );
}
