import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  mayRise: boolean;
  mayFall: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** Moves a part of a quiz and takes it out. */
export function PartTools({ title, mayRise, mayFall, onMove, onRemove }: Props) {
  const { t } = useTranslation('quizDesk');
  return (
    <div className="row-tools">
      <button
        type="button"
        aria-label={t('raise', { title })}
        aria-disabled={!mayRise}
        onClick={() => mayRise && onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t('lower', { title })}
        aria-disabled={!mayFall}
        onClick={() => mayFall && onMove(1)}
      >
        ↓
      </button>
      <button type="button" aria-label={t('removeOf', { title })} onClick={onRemove}>
        {t('remove')}
      </button>
    </div>
  );
}
