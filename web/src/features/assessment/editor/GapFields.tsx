import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Fault, NumberField, PercentField, RemoveButton, RuleField } from './fields';
import { asKind, kindOf, optionsOf, partsOf, withOptions, withPart, type GapKind, type GapPart } from './gaps';
import type { Gap, KeyOf, Problems } from './types';
import { NumberVariants, TextRuleFields, TextVariants } from './VariantFields';

interface ListProps<B extends { gaps: Gap[] }> {
  body: B;
  answerKey: KeyOf<'gaps'>;
  problems: Problems;
  nameOf: (id: string, index: number) => string;
  onChange: (body: B, key: KeyOf<'gaps'>) => void;
}

/** What each gap of a text or a table accepts, what it is worth, and the rules for all of them. */
export function GapList<B extends { gaps: Gap[] }>(props: ListProps<B>) {
  const { body, answerKey: key, problems, onChange } = props;
  const parts = partsOf(body.gaps, key);
  const typed = [...parts.values()].some((part) => kindOf(part) === 'text');
  return (
    <div className="stack">
      {body.gaps.map((gap, index) => (
        <GapFields
          key={gap.id}
          part={parts.get(gap.id)!}
          index={index}
          name={props.nameOf(gap.id, index)}
          weighed={body.gaps.length > 1}
          problems={problems}
          onChange={(part) => onChange(...withPart(body, key, part))}
        />
      ))}
      <Fault text={problems.at('body.gaps')} />
      {typed && (
        <TextRuleFields rule={key.rule} problems={problems} onChange={(rule) => onChange(body, { ...key, rule })} />
      )}
      <RuleField
        value={key.partial}
        rules={['allOrNothing', 'proportional']}
        error={problems.at('key.partial')}
        onChange={(partial) => onChange(body, { ...key, partial })}
      />
    </div>
  );
}

interface Props {
  part: GapPart;
  /** Its place among the gaps, as problems name it. */
  index: number;
  name: string;
  /** There are others to be weighed against. */
  weighed: boolean;
  problems: Problems;
  onChange: (part: GapPart) => void;
}

function GapFields({ part, index, name, weighed, problems, onChange }: Props) {
  const { t } = useTranslation('assessment');
  const kind = kindOf(part);
  const { gap, key } = part;
  const at = `key.gaps.${gap.id}`;
  const kinds: readonly GapKind[] = ['text', 'number', 'choice'];
  return (
    <fieldset className="part">
      <legend>{name}</legend>
      <div className="stack">
        <Choice
          legend={t('gap.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`gap.${value}`) }))}
          onChange={(next) => onChange(asKind(part, next))}
        />
        {kind === 'choice' && <Options part={part} index={index} problems={problems} onChange={onChange} />}
        {kind === 'number' && (
          <NumberVariants
            variants={key.numbers}
            at={`${at}.numbers`}
            problems={problems}
            onChange={(numbers) => onChange({ gap, key: { ...key, numbers } })}
          />
        )}
        {(kind === 'text' || (kind === 'number' && key.texts.length > 0)) && (
          <TextVariants
            variants={key.texts}
            at={`${at}.texts`}
            problems={problems}
            onChange={(texts) => onChange({ gap, key: { ...key, texts } })}
          />
        )}
        <Fault text={problems.at(at)} />
        <div className="field-row">
          {kind !== 'choice' && (
            <NumberField
              label={t('gap.size')}
              min={4}
              max={40}
              step={1}
              value={gap.size}
              onChange={(size) => onChange({ gap: { ...gap, size: Math.round(size) }, key })}
            />
          )}
          {weighed && (
            <NumberField
              label={t('gap.weight')}
              hint={t('gap.weightHint')}
              min={0}
              value={key.weight}
              error={problems.at(`${at}.weight`)}
              onChange={(weight) => onChange({ gap, key: { ...key, weight } })}
            />
          )}
        </div>
      </div>
    </fieldset>
  );
}

function Options({ part, index: gapIndex, problems, onChange }: Omit<Props, 'name' | 'weighed'>) {
  const { t } = useTranslation('assessment');
  // Kept by place: while one option is being written it may look like another, and the key knows them by their texts.
  const [rows, setRows] = useState(() => optionsOf(part));
  const at = `body.gaps[${gapIndex}].options`;

  function put(next: typeof rows) {
    setRows(next);
    onChange(withOptions(part, next));
  }

  const change = (index: number, row: Partial<(typeof rows)[number]>) =>
    put(rows.map((known, other) => (other === index ? { ...known, ...row } : known)));
  return (
    <div className="stack">
      <p className="small muted">{t('gap.optionsHint')}</p>
      {rows.map((row, index) => {
        const name = t('choice.option', { number: index + 1 });
        return (
          <div key={index} className="editor-item">
            <input
              type="checkbox"
              aria-label={t('choice.right', { name })}
              checked={row.share > 0}
              onChange={(event) => change(index, { share: event.target.checked ? 1 : 0 })}
            />
            <input
              className="input"
              aria-label={name}
              value={row.text}
              onChange={(event) => change(index, { text: event.target.value })}
            />
            <RemoveButton name={name} onClick={() => put(rows.filter((_, other) => other !== index))} />
            {row.share > 0 && row.share < 1 && (
              <PercentField
                label={t('choice.share', { name })}
                value={row.share}
                onChange={(share) => change(index, { share })}
              />
            )}
            <Fault text={problems.at(`${at}[${index}]`)} />
          </div>
        );
      })}
      <Fault text={problems.at(at)} />
      <div className="line">
        <Button kind="ghost" onClick={() => put([...rows, { text: '', share: 0 }])}>
          {t('choice.add')}
        </Button>
      </div>
    </div>
  );
}
