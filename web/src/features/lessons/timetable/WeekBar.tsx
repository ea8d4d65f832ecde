import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { useTableState } from '../../../ui/tableState';
import { addDays } from './week';

/** Which week is shown, and a way to print it. */
export function WeekBar({ monday, thisMonday }: { monday: string; thisMonday: string }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const [, change] = useTableState('');
  const go = (week: string) => change({ week: week === thisMonday ? undefined : week });
  return (
    <div className="line week-bar">
      <div className="line">
        <Button kind="ghost" aria-label={t('week.previous')} onClick={() => go(addDays(monday, -7))}>
          ←
        </Button>
        <Button kind="ghost" aria-disabled={monday === thisMonday} onClick={() => go(thisMonday)}>
          {t('week.this')}
        </Button>
        <Button kind="ghost" aria-label={t('week.next')} onClick={() => go(addDays(monday, 7))}>
          →
        </Button>
      </div>
      <h2 className="week-title">
        {formats.dayAndMonth(monday)} — {formats.dayAndMonth(addDays(monday, 6))}
      </h2>
      <Button kind="ghost" className="week-print" onClick={() => window.print()}>
        {t('week.print')}
      </Button>
    </div>
  );
}
