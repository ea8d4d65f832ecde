import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { TextField } from '../../../../ui/Field';
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
  const change = (index: number, part: Partial<Signatory>) =>
    onChange(signatories.map((signatory, at) => (at === index ? { ...signatory, ...part } : signatory)));
  return (
    <fieldset className="stack">
      <legend>{t('design.signatories')}</legend>
      {signatories.length === 0 && <p className="small muted">{t('design.signatoriesHint')}</p>}
      {signatories.map((signatory, index) => (
        <div key={index} className="design-signatory">
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
            onClick={() => onChange(signatories.filter((_, other) => other !== index))}
          >
            ×
          </Button>
        </div>
      ))}
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
