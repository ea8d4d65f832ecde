import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import type { Board } from '../queries';
import { shares } from './states';

/** Everybody of a round or a school as one bar, by state. */
export function StateBar({ totals, label }: { totals: Board['total']; label: string }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const parts = shares(totals);
  const words = parts.map(({ state, share }) => `${t(`board.is.${state}`)} ${formats.percent(share)}`).join(', ');
  return (
    <span className="state-bar" role="img" aria-label={`${label}: ${words || t('board.nobody')}`}>
      {parts.map(({ state, share }) => (
        <i key={state} className={`swatch ${state}`} style={{ flexGrow: share }} />
      ))}
    </span>
  );
}
