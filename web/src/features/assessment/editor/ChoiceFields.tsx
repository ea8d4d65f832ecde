import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField, SelectField } from '../../../ui/Field';
import { Fault, PercentField, RemoveButton } from './fields';
import { newItemId } from './fresh';
import type { KeyOf, PartProps } from './types';

const rules: readonly KeyOf<'choice'>['rule'][] = ['allOrNothing', 'oneMistakeHalf', 'eachOption', 'sumOfShares'];

/** Options, which of them are right, and how several are worth points. */
export function ChoiceFields({ body, answerKey: key, onChange, problems }: PartProps<'choice', 'choice'>) {
  const { t } = useTranslation('assessment');
  const group = useId();
  const shares = key.rule === 'sumOfShares';

  function mark(id: string, right: boolean) {
    const correct = !body.multiple
      ? [id]
      : body.options.map((option) => option.id).filter((known) => (known === id ? right : key.correct.includes(known)));
    onChange(body, { ...key, correct });
  }

  function remove(id: string) {
    onChange(
      { ...body, options: body.options.filter((option) => option.id !== id) },
      {
        ...key,
        correct: key.correct.filter((known) => known !== id),
        shares: Object.fromEntries(Object.entries(key.shares).filter(([known]) => known !== id)),
      },
    );
  }

  return (
    <div className="stack">
      <CheckField
        label={t('choice.multiple')}
        checked={body.multiple}
        onChange={(event) =>
          onChange(
            { ...body, multiple: event.target.checked },
            event.target.checked ? key : { ...key, correct: key.correct.slice(0, 1), rule: 'allOrNothing', shares: {} },
          )
        }
      />
      <div role="group" aria-label={t('choice.options')} className="stack">
        {body.options.map((option, index) => {
          const name = t('choice.option', { number: index + 1 });
          return (
            <div key={option.id} className="editor-item">
              <input
                type={body.multiple ? 'checkbox' : 'radio'}
                name={group}
                aria-label={t('choice.right', { name })}
                checked={key.correct.includes(option.id)}
                onChange={(event) => mark(option.id, event.target.checked)}
              />
              <input
                className="input"
                aria-label={name}
                value={option.text}
                onChange={(event) =>
                  onChange(
                    {
                      ...body,
                      options: body.options.map((known) =>
                        known.id === option.id ? { ...known, text: event.target.value } : known,
                      ),
                    },
                    key,
                  )
                }
              />
              <RemoveButton name={name} onClick={() => remove(option.id)} />
              {shares && (
                <PercentField
                  label={t('choice.share', { name })}
                  value={key.shares[option.id] ?? 0}
                  error={problems.at(`key.shares.${option.id}`)}
                  onChange={(share) => onChange(body, { ...key, shares: { ...key.shares, [option.id]: share } })}
                />
              )}
              <Fault text={problems.at(`body.options[${index}].text`)} />
            </div>
          );
        })}
        <Fault text={problems.at('body.options') ?? problems.at('key.correct') ?? problems.at('key.shares')} />
      </div>
      <div className="line">
        <Button
          kind="ghost"
          onClick={() =>
            onChange(
              {
                ...body,
                options: [...body.options, { id: newItemId(body.options), text: '' }],
              },
              key,
            )
          }
        >
          {t('choice.add')}
        </Button>
      </div>
      <CheckField
        label={t('editor.shuffle')}
        checked={body.shuffle}
        onChange={(event) => onChange({ ...body, shuffle: event.target.checked }, key)}
      />
      {body.multiple && (
        <SelectField
          label={t('editor.rule')}
          value={key.rule}
          error={problems.at('key.rule')}
          onChange={(event) => onChange(body, { ...key, rule: event.target.value as typeof key.rule })}
        >
          {rules.map((rule) => (
            <option key={rule} value={rule}>
              {t(`choiceRule.${rule}`)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
