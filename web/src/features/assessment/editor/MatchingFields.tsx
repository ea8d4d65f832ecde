import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField } from '../../../ui/Field';
import { Fault, RemoveButton, RuleField } from './fields';
import { newItemId } from './fresh';
import type { Item, PartProps } from './types';

/** Two columns, and what on the right belongs to each on the left. */
export function MatchingFields({ body, answerKey: key, onChange, problems }: PartProps<'matching', 'matching'>) {
  const { t } = useTranslation('assessment');
  const without = (keep: (left: string, right: string) => boolean) =>
    Object.fromEntries(Object.entries(key.pairs).filter(([left, right]) => keep(left, right)));
  const freshId = () => newItemId([...body.right, ...body.left]);
  return (
    <div className="stack">
      <Items
        heading={t('matching.right')}
        nameOf={(number) => t('matching.rightItem', { number })}
        items={body.right}
        freshId={freshId}
        addition={t('matching.addRight')}
        fault={problems.at('body.right')}
        faultOf={(_, index) => problems.at(`body.right[${index}].text`)}
        onChange={(right) => onChange({ ...body, right }, key)}
        onRemove={(right, gone) => onChange({ ...body, right }, { ...key, pairs: without((_, to) => to !== gone) })}
      />
      <Items
        heading={t('matching.left')}
        nameOf={(number) => t('matching.leftItem', { number })}
        items={body.left}
        freshId={freshId}
        addition={t('matching.addLeft')}
        fault={problems.at('body.left')}
        faultOf={({ id }, index) => problems.at(`body.left[${index}].text`) ?? problems.at(`key.pairs.${id}`)}
        onChange={(left) => onChange({ ...body, left }, key)}
        onRemove={(left, gone) => onChange({ ...body, left }, { ...key, pairs: without((from) => from !== gone) })}
        beside={({ id }, name) => (
          <select
            className="input"
            aria-label={t('matching.pairOf', { name })}
            value={key.pairs[id] ?? ''}
            onChange={(event) => onChange(body, { ...key, pairs: { ...key.pairs, [id]: event.target.value } })}
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
        )}
      />
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

interface ItemsProps {
  heading: string;
  nameOf: (number: number) => string;
  items: readonly Item[];
  freshId: () => string;
  /** What the button says that adds one. */
  addition: string;
  fault: string | undefined;
  faultOf: (item: Item, index: number) => string | undefined;
  onChange: (items: Item[]) => void;
  onRemove: (items: Item[], gone: string) => void;
  beside?: (item: Item, name: string) => ReactNode;
}

/** One of the columns. */
function Items({ heading, nameOf, items, freshId, addition, fault, faultOf, onChange, onRemove, beside }: ItemsProps) {
  return (
    <div role="group" aria-label={heading} className="stack">
      <b>{heading}</b>
      {items.map((item, index) => {
        const name = nameOf(index + 1);
        return (
          <div key={item.id} className="editor-item">
            <input
              className="input"
              aria-label={name}
              value={item.text}
              onChange={({ target }) =>
                onChange(items.map((known) => (known.id === item.id ? { ...known, text: target.value } : known)))
              }
            />
            {beside?.(item, name)}
            <RemoveButton
              name={name}
              onClick={() =>
                onRemove(
                  items.filter((known) => known.id !== item.id),
                  item.id,
                )
              }
            />
            <Fault text={faultOf(item, index)} />
          </div>
        );
      })}
      <Fault text={fault} />
      <div className="line">
        <Button kind="ghost" onClick={() => onChange([...items, { id: freshId(), text: '' }])}>
          {addition}
        </Button>
      </div>
    </div>
  );
}
