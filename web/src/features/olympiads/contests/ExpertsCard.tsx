import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, SelectField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Skeleton } from '../../../ui/Skeleton';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { expertsQuery, type Contest, type Experts } from './queries';

type Expert = Experts['experts'][number];

/** Who marks, and which nominations; whoever holds the office of a chair signs. */
export function ExpertsCard({ contest }: { contest: Contest }) {
  const { t } = useTranslation('contests');
  const queries = useQueryClient();
  const experts = useQuery(expertsQuery(contest.id));
  const [editing, setEditing] = useState<Expert | 'new'>();
  const reread = () => queries.invalidateQueries({ queryKey: expertsQuery(contest.id).queryKey });
  const dismiss = useMutation({
    mutationFn: (personId: string) =>
      api.DELETE('/api/contests/{id}/experts/{personId}', { params: { path: { id: contest.id, personId } } }),
    onSuccess: reread,
  });
  const kept = useKeptFocus(experts.data?.experts.length ?? 0);
  const titles = (ids: string[]) =>
    contest.nominations
      .filter(({ id }) => ids.includes(id))
      .map(({ title }) => title)
      .join('; ');
  return (
    <Card
      title={t('experts.title')}
      action={
        experts.data && (
          <Button kind="ghost" onClick={() => setEditing('new')}>
            {t('experts.add')}
          </Button>
        )
      }
    >
      <ErrorNotice error={experts.error ?? dismiss.error} />
      {experts.isPending && <Skeleton lines={3} />}
      {experts.data?.experts.length === 0 && <p className="muted">{t('experts.none')}</p>}
      <ul role="list" className="checks" {...kept}>
        {experts.data?.experts.map((expert) => (
          <li key={expert.personId}>
            <b>{expert.name}</b>
            <span className="muted">
              {[
                expert.isChair && t('experts.chair'),
                expert.nominationIds.length === 0 ? t('experts.all') : titles(expert.nominationIds),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button
              kind="ghost"
              aria-label={t('experts.nominationsOf', { name: expert.name })}
              onClick={() => setEditing(expert)}
            >
              {t('experts.nominations')}
            </Button>
            <Button
              kind="ghost"
              aria-label={t('experts.dismissOf', { name: expert.name })}
              busy={dismiss.isPending && dismiss.variables === expert.personId}
              onClick={() => dismiss.mutate(expert.personId)}
            >
              {t('experts.dismiss')}
            </Button>
          </li>
        ))}
      </ul>
      {editing && experts.data && (
        <ExpertDialog
          contest={contest}
          candidates={experts.data.candidates}
          expert={editing === 'new' ? undefined : editing}
          onChanged={reread}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Card>
  );
}

interface DialogProps {
  contest: Contest;
  candidates: Experts['candidates'];
  expert: Expert | undefined;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

function ExpertDialog({ contest, candidates, expert, onChanged, onClose }: DialogProps) {
  const { t } = useTranslation('contests');
  const [personId, setPersonId] = useState(expert?.personId ?? '');
  const [nominationIds, setNominationIds] = useState(expert?.nominationIds ?? []);
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/contests/{id}/experts/{personId}', {
        params: { path: { id: contest.id, personId } },
        body: { nominationIds },
      });
      await onChanged();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={expert ? t('experts.nominationsOf', { name: expert.name }) : t('experts.add')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {!expert && (
        <SelectField
          label={t('experts.person')}
          hint={candidates.length === 0 && t('experts.noCandidates')}
          required
          value={personId}
          onChange={(event) => setPersonId(event.target.value)}
        >
          <option value="">{t('entry.choose')}</option>
          {candidates.map((candidate) => (
            <option key={candidate.personId} value={candidate.personId}>
              {candidate.name}
            </option>
          ))}
        </SelectField>
      )}
      <p className="small muted">{t('experts.hint')}</p>
      {contest.nominations.map(({ id, title }) => (
        <CheckField
          key={id}
          label={title}
          checked={nominationIds.includes(id)}
          onChange={(event) =>
            setNominationIds(
              event.target.checked ? [...nominationIds, id] : nominationIds.filter((other) => other !== id),
            )
          }
        />
      ))}
    </FormDialog>
  );
}
