import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField, TextAreaField, TextField } from '../../../ui/Field';
import { Fault, NumberField, RemoveButton } from './fields';
import { freeId } from './fresh';
import type { KeyOf, PartProps, Problems } from './types';

const kinds = [
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['application/pdf', 'PDF'],
] as const;

export function EssayFields({ body, answerKey, onChange, problems }: PartProps<'essay', 'manual'>) {
  const { t } = useTranslation('assessment');
  return (
    <div className="stack">
      <div className="field-row">
        <NumberField
          label={t('essay.min')}
          hint={t('essay.hint')}
          min={0}
          step={1}
          value={body.minWords}
          onChange={(minWords) => onChange({ ...body, minWords: Math.trunc(minWords) }, answerKey)}
        />
        <NumberField
          label={t('essay.max')}
          min={0}
          step={1}
          value={body.maxWords}
          error={problems.at('body.maxWords')}
          onChange={(maxWords) => onChange({ ...body, maxWords: Math.trunc(maxWords) }, answerKey)}
        />
      </div>
      <Criteria value={answerKey} problems={problems} onChange={(next) => onChange(body, next)} />
    </div>
  );
}

export function UploadFields({ body, answerKey, onChange, problems }: PartProps<'upload', 'manual'>) {
  const { t } = useTranslation('assessment');
  return (
    <div className="stack">
      <NumberField
        label={t('upload.max')}
        min={1}
        max={50}
        step={1}
        value={body.maxFiles}
        error={problems.at('body.maxFiles')}
        onChange={(maxFiles) => onChange({ ...body, maxFiles: Math.trunc(maxFiles) }, answerKey)}
      />
      <div role="group" aria-label={t('upload.accept')}>
        <b>{t('upload.accept')}</b>
        {kinds.map(([kind, name]) => (
          <CheckField
            key={kind}
            label={name}
            checked={body.accept.includes(kind)}
            onChange={(event) =>
              onChange(
                {
                  ...body,
                  accept: event.target.checked ? [...body.accept, kind] : body.accept.filter((known) => known !== kind),
                },
                answerKey,
              )
            }
          />
        ))}
        <Fault text={problems.at('body.accept')} />
      </div>
      <Criteria value={answerKey} problems={problems} onChange={(next) => onChange(body, next)} />
    </div>
  );
}

interface CriteriaProps {
  value: KeyOf<'manual'>;
  problems: Problems;
  onChange: (value: KeyOf<'manual'>) => void;
}

/** By what jurors mark, and the answer that they compare with. */
function Criteria({ value, problems, onChange }: CriteriaProps) {
  const { t } = useTranslation('assessment');
  const criteria = (next: typeof value.criteria) => onChange({ ...value, criteria: next });
  return (
    <>
      {value.criteria.map((criterion, index) => {
        const change = (part: Partial<typeof criterion>) =>
          criteria(value.criteria.map((known, other) => (other === index ? { ...known, ...part } : known)));
        const name = t('criteria.one', { number: index + 1 });
        const at = `key.criteria[${index}]`;
        return (
          <div key={criterion.id} className="stack">
            <TextField
              label={name}
              value={criterion.text}
              error={problems.at(`${at}.text`)}
              onChange={(event) => change({ text: event.target.value })}
            />
            <div className="field-row">
              <NumberField
                label={t('criteria.max')}
                min={0}
                value={criterion.maxPoints}
                error={problems.at(`${at}.maxPoints`)}
                onChange={(maxPoints) => change({ maxPoints })}
              />
              <NumberField
                label={t('criteria.step')}
                min={0}
                value={criterion.step}
                error={problems.at(`${at}.step`)}
                onChange={(step) => change({ step })}
              />
              <RemoveButton
                name={name}
                onClick={() => criteria(value.criteria.filter((_, other) => other !== index))}
              />
            </div>
          </div>
        );
      })}
      <Fault text={problems.at('key.criteria')} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() =>
            criteria([
              ...value.criteria,
              { id: freeId(value.criteria.map((known) => known.id)), text: '', maxPoints: 1, step: 1 },
            ])
          }
        >
          {t('criteria.add')}
        </Button>
      </div>
      <TextAreaField
        label={t('criteria.model')}
        value={value.modelAnswer ?? ''}
        onChange={(event) => onChange({ ...value, modelAnswer: event.target.value || null })}
      />
    </>
  );
}
