import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../ui/Field';
import { areDigitsOn, turnDigits } from './useMarkingKeys';

/** The keys of a marking; those of a single character can be turned off, and stay off. */
export function KeyHints({ enter }: { /** What Enter does. */ enter: string }) {
  const { t } = useTranslation('jury');
  const [on, setOn] = useState(areDigitsOn);
  return (
    <div>
      <p className="small muted">
        {on && (
          <>
            <kbd>0</kbd>–<kbd>9</kbd> {t('keys.points')} ·{' '}
          </>
        )}
        <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.criterion')} · <kbd>Enter</kbd> {enter}
      </p>
      <CheckField
        label={t('keys.on')}
        checked={on}
        onChange={({ target }) => {
          setOn(target.checked);
          turnDigits(target.checked);
        }}
      />
    </div>
  );
}
