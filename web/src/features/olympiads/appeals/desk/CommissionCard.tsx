import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { CheckField, SelectField } from '../../../../ui/Field';
import { FormDialog } from '../../../../ui/FormDialog';
import { Skeleton } from '../../../../ui/Skeleton';
import { useKeptFocus } from '../../../../ui/useKeptFocus';
import { useOlympiad } from '../../desk/olympiadContext';
import { commissionQuery, type Commission } from '../queries';

interface Seat {
  personId: string;
  isChair: boolean;
}

/** Who decides about appeals. */
export function CommissionCard() {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const { id } = useOlympiad();
  const commission = useQuery(commissionQuery(id));
  const [adding, setAdding] = useState(false);
  const reread = () => queries.invalidateQueries({ queryKey: commissionQuery(id).queryKey });
  const appoint = useMutation({
    mutationFn: ({ personId, isChair }: Seat) =>
      api.PUT('/api/olympiads/{id}/commission/{personId}', { params: { path: { id, personId } }, body: { isChair } }),
    onSuccess: reread,
  });
  const dismiss = useMutation({
    mutationFn: (personId: string) =>
      api.DELETE('/api/olympiads/{id}/commission/{personId}', { params: { path: { id, personId } } }),
    onSuccess: reread,
  });
  const kept = useKeptFocus(commission.data?.members.length ?? 0);
  return (
    <Card title={t('members.title')}>
      <div className="stack">
        <p className="muted">{t('members.lead')}</p>
        <ErrorNotice error={commission.error ?? appoint.error ?? dismiss.error} />
        {commission.isPending && <Skeleton lines={3} />}
        {commission.data?.members.length === 0 && <EmptyState title={t('members.none')} />}
        <ul role="list" className="appeal-list" {...kept}>
          {commission.data?.members.map((member) => (
            <li key={member.personId}>
              <div className="line">
                <b>{member.name}</b>
                <span className="muted">
                  {t(member.isChair ? 'members.chair' : 'members.member')} ·{' '}
                  {t('commission.votes', { count: member.votes })}
                </span>
                {!member.isChair && (
                  <Button
                    kind="ghost"
                    aria-label={t('members.makeChairOf', { name: member.name })}
                    busy={appoint.isPending && appoint.variables.personId === member.personId}
                    onClick={() => appoint.mutate({ personId: member.personId, isChair: true })}
                  >
                    {t('members.makeChair')}
                  </Button>
                )}
                {member.votes === 0 && (
                  <Button
                    kind="ghost"
                    aria-label={t('members.removeOf', { name: member.name })}
                    busy={dismiss.isPending && dismiss.variables === member.personId}
                    onClick={() => dismiss.mutate(member.personId)}
                  >
                    {t('members.remove')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
        {commission.data && (
          <div className="line">
            <Button kind="ghost" onClick={() => setAdding(true)}>
              {t('members.add')}
            </Button>
          </div>
        )}
      </div>
      {adding && commission.data && (
        <MemberDialog
          commission={commission.data}
          act={appoint}
          onSubmit={(seat) => appoint.mutate(seat, { onSuccess: () => setAdding(false) })}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  );
}

interface DialogProps {
  commission: Commission;
  act: { error: unknown; isPending: boolean };
  onSubmit: (seat: Seat) => void;
  onClose: () => void;
}

function MemberDialog({ commission: { members, candidates }, act, onSubmit, onClose }: DialogProps) {
  const { t } = useTranslation('appeals');
  const [personId, setPersonId] = useState('');
  const [isChair, setIsChair] = useState(!members.some((member) => member.isChair));
  return (
    <FormDialog title={t('members.add')} act={act} onSubmit={() => onSubmit({ personId, isChair })} onClose={onClose}>
      <SelectField
        label={t('members.person')}
        hint={candidates.length === 0 && t('members.noCandidates')}
        required
        value={personId}
        onChange={(event) => setPersonId(event.target.value)}
      >
        <option value="">{t('members.choose')}</option>
        {candidates.map((candidate) => (
          <option key={candidate.personId} value={candidate.personId}>
            {candidate.name}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={t('members.isChair')}
        hint={t('members.isChairHint')}
        checked={isChair}
        onChange={(event) => setIsChair(event.target.checked)}
      />
    </FormDialog>
  );
}
