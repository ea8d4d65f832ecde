import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Fault, RemoveButton, RuleField } from './fields';
import { mixed, newItemId, shownOrder } from './fresh';
import type { Item, PartProps } from './types';

/** Items written in the right order; the participant first sees them in another. */
export function OrderingFields({ body, answerKey: key, onChange, problems }: PartProps<'ordering', 'ordering'>) {
  const { t } = useTranslation('assessment');
  const put = (items: readonly Item[], order: string[]) =>
    onChange({ ...body, items: shownOrder(items, order) }, { ...key, order });

  function move(index: number) {
    const order = [...key.order];
    order.splice(index - 1, 0, ...order.splice(index, 1));
    put(body.items, order);
  }

  return (
    <div className="stack">
      <p className="small muted">{t('ordering.hint')}</p>
      {key.order.map((id, index) => {
        const name = t('ordering.item', { number: index + 1 });
        const shown = body.items.findIndex((item) => item.id === id);
        return (
          <div key={id} className="editor-item">
            <input
              className="input"
              aria-label={name}
              value={body.items[shown]?.text ?? ''}
              onChange={(event) =>
                onChange(
                  {
                    ...body,
                    items: body.items.map((item) => (item.id === id ? { ...item, text: event.target.value } : item)),
                  },
                  key,
                )
              }
            />
            <Button
              kind="ghost"
              aria-label={t('ordering.up', { name })}
              aria-disabled={index === 0}
              onClick={() => index > 0 && move(index)}
            >
              ↑
            </Button>
            <RemoveButton
              name={name}
              onClick={() =>
                put(
                  body.items.filter((item) => item.id !== id),
                  key.order.filter((known) => known !== id),
                )
              }
            />
            <Fault text={problems.at(`body.items[${shown}].text`) ?? problems.at(`key.order[${index}]`)} />
          </div>
        );
      })}
      <Fault text={problems.at('body.items') ?? problems.at('key.order')} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() => {
            const id = newItemId(body.items);
            // Not at the end of both lists: the order of writing would show through.
            put(mixed([...body.items, { id, text: '' }]), [...key.order, id]);
          }}
        >
          {t('ordering.add')}
        </Button>
      </div>
      <RuleField
        value={key.rule}
        rules={['allOrNothing', 'proportional', 'longestRun', 'pairs']}
        error={problems.at('key.rule')}
        onChange={(rule) => onChange(body, { ...key, rule })}
      />
    </div>
  );
}
