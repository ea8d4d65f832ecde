import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice';
import { TextRuleFields, TextVariants } from './VariantFields';
import type { PartProps } from './types';

export function TrueFalseFields({ body, answerKey: key, onChange }: PartProps<'trueFalse', 'trueFalse'>) {
  const { t } = useTranslation('assessment');
  return (
    <Choice
      legend={t('trueFalse.answer')}
      value={key.value ? 'true' : 'false'}
      options={[
        { value: 'true', label: t('trueFalse.true') },
        { value: 'false', label: t('trueFalse.false') },
      ]}
      onChange={(value) => onChange(body, { ...key, value: value === 'true' })}
    />
  );
}

/** Accepted texts, and what is forgiven in them. */
export function ShortTextFields({ body, answerKey: key, onChange, problems }: PartProps<'shortText', 'shortText'>) {
  return (
    <div className="stack">
      <TextVariants
        variants={key.variants}
        at="key.variants"
        problems={problems}
        onChange={(variants) => onChange(body, { ...key, variants })}
      />
      <TextRuleFields rule={key.rule} problems={problems} onChange={(rule) => onChange(body, { ...key, rule })} />
    </div>
  );
}
