import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { SelectField, TextField } from '../../../ui/Field';
import { useInRoom } from './context';

/** Deals the pupils who are there into groups by turns; each can be moved before they go apart. */
export function GroupsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('lessons');
  const { room, act } = useInRoom();
  const pupils = room.people.filter(({ id, role }) => role === 'pupil' && room.present.includes(id));
  const [count, setCount] = useState(2);
  const [placed, setPlaced] = useState<ReadonlyMap<string, number>>(new Map());
  const placeOf = (id: string, at: number) => Math.min(placed.get(id) ?? at % count, count - 1);

  async function form() {
    const groups = Array.from({ length: count }, (_, group) => ({
      name: t('groups.name', { number: group + 1 }),
      personIds: pupils.filter(({ id }, at) => placeOf(id, at) === group).map(({ id }) => id),
    })).filter(({ personIds }) => personIds.length > 0);
    if (groups.length > 0 && (await act({ type: 'formGroups', groups }))) onClose();
  }

  return (
    <Dialog title={t('groups.title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void form();
        }}
      >
        {pupils.length === 0 && <p className="muted">{t('groups.nobody')}</p>}
        <TextField
          label={t('groups.count')}
          type="number"
          min={1}
          max={15}
          value={count}
          onChange={({ target }) => setCount(Math.min(15, Math.max(1, target.valueAsNumber || 1)))}
        />
        {pupils.map(({ id, name }, at) => (
          <SelectField
            key={id}
            label={name}
            value={placeOf(id, at)}
            onChange={({ target }) => setPlaced(new Map(placed).set(id, Number(target.value)))}
          >
            {Array.from({ length: count }, (_, group) => (
              <option key={group} value={group}>
                {t('groups.name', { number: group + 1 })}
              </option>
            ))}
          </SelectField>
        ))}
        <Button type="submit" disabled={pupils.length === 0}>
          {t('groups.form')}
        </Button>
      </form>
    </Dialog>
  );
}
