import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../ui/Field';
import { Dialog } from '../ui/Dialog';

const storageKey = 'attempt-keys';

// WCAG 2.1.4: keys of a single character can be turned off.
const enabled = () => localStorage.getItem(storageKey) !== 'off';

interface Actions {
  active: boolean;
  previous: () => unknown;
  next: () => unknown;
  flag: () => unknown;
  help: () => unknown;
}

const typed = 'textarea, select, [role="application"], input:not([type="radio"], [type="checkbox"])';

/** Arrows between tasks, digits for options, M for the mark, ? for the list of keys. Says whether they are on. */
export function useKeys(actions: Actions): boolean {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const { active, previous, next, flag, help } = latest.current;
      const target = event.target as HTMLElement;
      if (!active || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !enabled()) return;
      if (target.matches(typed)) return;
      // Also in a group of radio buttons, where a digit or a click has put the focus: there ← and → would change the answer unnoticed. ↑ and ↓ choose among them.
      if (event.key === 'ArrowRight') next();
      else if (event.key === 'ArrowLeft') previous();
      // The same key under the Russian layout is «ь».
      else if (event.code === 'KeyM') flag();
      else if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) help();
      else if (/^[1-9]$/.test(event.key)) {
        const option = document.querySelector<HTMLInputElement>(`input[data-digit="${event.key}"]:enabled`);
        if (!option) return;
        option.focus();
        option.click();
      } else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return enabled();
}

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('attempt');
  const [on, setOn] = useState(enabled);
  const rows = [
    ['1 … 9', t('keys.digits')],
    ['←  →', t('keys.arrows')],
    ['M', t('keys.flag')],
    ['Tab', t('keys.tab')],
    ['?', t('keys.help')],
  ] as const;
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys-list">
        {rows.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <CheckField
        label={t('keys.on')}
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked);
          if (event.target.checked) localStorage.removeItem(storageKey);
          else localStorage.setItem(storageKey, 'off');
        }}
      />
    </Dialog>
  );
}
