import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { ordersQuery, type Cohort, type CohortOrder, type OrderKind } from '../queries/cohorts';
import { courseQuery } from '../queries/courses';
import { orderPeople } from './orderPeople';
import { PeoplePicker, type Picked } from './PeoplePicker';
import './enrolment.css';

const kinds: readonly OrderKind[] = ['enrol', 'expel', 'graduate'];

interface Props {
  cohort: Cohort;
  orders: readonly CohortOrder[];
  onClose: () => void;
}

/** Whom an order names, and on what ground. */
export function OrderDialog({ cohort, orders, onClose }: Props) {
  const { t } = useTranslation('enrolment');
  const queries = useQueryClient();
  const [kind, setKind] = useState<OrderKind>('enrol');
  const [basis, setBasis] = useState<string>(t('orders.basisStart.enrol'));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers] = useState<Picked[]>([]);
  const course = useQuery(courseQuery(cohort.courseId)).data;
  const offered = orderPeople(cohort, orders, kind);

  // Nobody is expelled because a list was not looked through.
  const isIn = (personId: string) => left.has(personId) === (kind === 'expel');
  const personIds = [
    ...new Set([
      ...offered.filter(({ personId }) => isIn(personId)).map(({ personId }) => personId),
      ...(kind === 'enrol' ? others.map(({ id }) => id) : []),
    ]),
  ];
  const create = useMutation({
    mutationFn: () =>
      api.POST('/api/cohorts/{id}/orders', { params: { path: { id: cohort.id } }, body: { kind, personIds, basis } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ordersQuery(cohort.id).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('orders.create')}
      action={personIds.length > 0 ? t('orders.make', { count: personIds.length }) : t('orders.create')}
      act={create}
      onSubmit={() => personIds.length > 0 && create.mutate()}
      onClose={onClose}
    >
      <SelectField
        label={t('orders.kindLabel')}
        value={kind}
        onChange={(event) => {
          const chosen = event.target.value as OrderKind;
          setKind(chosen);
          setBasis(t(`orders.basisStart.${chosen}`));
          setLeft(new Set());
          create.reset();
        }}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {t(`orders.kind.${one}`)}
          </option>
        ))}
      </SelectField>
      <fieldset className="stack tight">
        <legend>{t('orders.who')}</legend>
        {offered.length === 0 && <p className="muted">{t(`orders.nobody.${kind}`)}</p>}
        <div className="preview-scroll">
          {offered.map(({ personId, name, school }) => (
            <label key={personId} className="check">
              <input
                type="checkbox"
                checked={isIn(personId)}
                onChange={() =>
                  setLeft((held) => {
                    const next = new Set(held);
                    if (!next.delete(personId)) next.add(personId);
                    return next;
                  })
                }
              />
              <span>
                {name} <span className="small muted">{school}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {kind === 'enrol' && (
        <PeoplePicker label={t('orders.others')} picked={others} audience={course?.audience} onChange={setOthers} />
      )}
      <TextField
        label={t('orders.basis')}
        hint={t('orders.basisHint')}
        required
        maxLength={500}
        value={basis}
        onChange={(event) => setBasis(event.target.value)}
      />
    </FormDialog>
  );
}
