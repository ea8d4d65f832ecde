import { useTranslation } from 'react-i18next';
import './skeleton.css';

/** The place of what is being read, so that the page does not jump. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: `${String(92 - ((line * 17) % 40))}%` }} />
      ))}
    </div>
  );
}
