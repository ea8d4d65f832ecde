import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField } from '../../../ui/Field';
import { Fault, RemoveButton, RuleField } from './fields';
import { newItemId } from './fresh';
import type { Item, PartProps } from './types';

const renamed = (items: readonly Item[], id: string, text: string) =>
  items.map((known) => (known.id === id ? { ...known, text } : known));

/** Two columns, and what on the right belongs to each on the left. */
export function MatchingFields({ body, answerKey: key, onChange, problems }: PartProps<'matching', 'matching'>) {
  const { t } = useTranslation('assessment');
  const without = (keep: (left: string, right: string) => boolean) =>
    Object.fromEntries(Object.entries(key.pairs).filter(([left, right]) => keep(left, right)));
  return (
    <div className="stack">
      <div role="group" aria-label={t('matching.right')} className="stack">
        <b>{t('matching.right')}</b>
        {body.right.map((item, index) => {
          const name = t('matching.rightItem', { number: index + 1 });
          return (
            <div key={item.id} className="editor-item">
              <input
                className="input"
                aria-label={name}
                value={item.text}
                onChange={(event) =>
                  onChange({ ...body, right: renamed(body.right, item.id, event.target.value) }, key)
                }
              />
              <RemoveButton
                name={name}
                onClick={() =>
                  onChange(
                    { ...body, right: body.right.filter((known) => known.id !== item.id) },
                    { ...key, pairs: without((_, right) => right !== item.id) },
                  )
                }
              />
              <Fault text={problems.at(`body.right[${index}].text`)} />
            </div>
          );
        })}
        <Fault text={problems.at('body.right')} />
        <div className="line">
          <Button
            kind="ghost"
            onClick={() => {
              const id = newItemId([...body.right, ...body.left]);
              onChange({ ...body, right: [...body.right, { id, text: '' }] }, key);
            }}
          >
            {t('matching.addRight')}
          </Button>
        </div>
      </div>
      <div role="group" aria-label={t('matching.left')} className="stack">
        <b>{t('matching.left')}</b>
        {body.left.map((item, index) => {
          const name = t('matching.leftItem', { number: index + 1 });
          return (
            <div key={item.id} className="editor-item">
              <input
                className="input"
                aria-label={name}
                value={item.text}
                onChange={(event) => onChange({ ...body, left: renamed(body.left, item.id, event.target.value) }, key)}
              />
              <select
                className="input"
                aria-label={t('matching.pairOf', { name })}
                value={key.pairs[item.id] ?? ''}
                onChange={(event) => onChange(body, { ...key, pairs: { ...key.pairs, [item.id]: event.target.value } })}
              >
                <option value="" disabled>
                  {t('matching.choose')}
                </option>
                {body.right.map((right, place) => (
                  <option key={right.id} value={right.id}>
                    {right.text || t('matching.rightItem', { number: place + 1 })}
                  </option>
                ))}
              </select>
              <RemoveButton
                name={name}
                onClick={() =>
                  onChange(
                    { ...body, left: body.left.filter((known) => known.id !== item.id) },
                    { ...key, pairs: without((left) => left !== item.id) },
                  )
                }
              />
              <Fault text={problems.at(`body.left[${index}].text`) ?? problems.at(`key.pairs.${item.id}`)} />
            </div>
          );
        })}
        <Fault text={problems.at('body.left')} />
        <div className="line">
          <Button
            kind="ghost"
            onClick={() => {
              const id = newItemId([...body.right, ...body.left]);
              onChange({ ...body, left: [...body.left, { id, text: '' }] }, key);
            }}
          >
            {t('matching.addLeft')}
          </Button>
        </div>
      </div>
      <CheckField
        label={t('editor.shuffle')}
        checked={body.shuffle}
        onChange={(event) => onChange({ ...body, shuffle: event.target.checked }, key)}
      />
      <RuleField
        value={key.rule}
        rules={['allOrNothing', 'proportional']}
        error={problems.at('key.rule')}
        onChange={(rule) => onChange(body, { ...key, rule })}
      />
    </div>
  );
}
