import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { TextField } from '../../../../ui/Field';
import { useKeptFocus } from '../../../../ui/useKeptFocus';
import { useRowKeys } from '../../../../ui/useRowKeys';
import type { Design } from './queries';

type Signatory = Design['signatories'][number];

const most = 3;

/** Who signs; nobody named leaves it to the one of the settings. */
export function SignatoriesField({
  signatories,
  onChange,
}: {
  signatories: readonly Signatory[];
  onChange: (signatories: Signatory[]) => void;
}) {
  const { t } = useTranslation('desk');
  const rows = useRowKeys(signatories.length);
  const kept = useKeptFocus(signatories.length);
  const change = (index: number, part: Partial<Signatory>) =>
    onChange(signatories.map((signatory, at) => (at === index ? { ...signatory, ...part } : signatory)));
  return (
    <fieldset className="stack">
      <legend>{t('design.signatories')}</legend>
      {signatories.length === 0 && <p className="small muted">{t('design.signatoriesHint')}</p>}
      <div className="stack" {...kept}>
        {signatories.map((signatory, index) => (
          <div key={rows.keys[index]} className="design-signatory">
            <TextField
              label={t('design.position', { number: index + 1 })}
              maxLength={120}
              required
              value={signatory.position}
              onChange={(event) => change(index, { position: event.target.value })}
            />
            <TextField
              label={t('design.signatory', { number: index + 1 })}
              maxLength={120}
              required
              value={signatory.name}
              onChange={(event) => change(index, { name: event.target.value })}
            />
            <Button
              kind="ghost"
              aria-label={t('design.removeSignatory', { number: index + 1 })}
              onClick={() => {
                rows.remove(index);
                onChange(signatories.filter((_, other) => other !== index));
              }}
            >
              ×
            </Button>
          </div>
        ))}
      </div>
      {signatories.length < most && (
        <div>
          <Button kind="ghost" onClick={() => onChange([...signatories, { position: '', name: '' }])}>
            {t('design.addSignatory')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
