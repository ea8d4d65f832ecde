import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { nameShown } from './nameShown';
import { conflictsQuery, markingTasksQuery, type Conflicts } from './queries';
import './jury.css';

const route = getRouteApi('/frame/shell/marking/$roundId/conflicts');

/** Of whom works do not come to a juror: one's own, and for the chair those of the jury. */
export function ConflictsPage() {
  const { t } = useTranslation(['questions', 'jury']);
  const formats = useFormats();
  const queries = useQueryClient();
  const { roundId } = route.useParams();
  const conflicts = useQuery(conflictsQuery(roundId));
  const [declaring, setDeclaring] = useState(false);
  const reread = async () => {
    for (const { queryKey } of [conflictsQuery(roundId), markingTasksQuery])
      await queries.invalidateQueries({ queryKey });
  };
  const [withdrawing, setWithdrawing] = useState<Conflicts['conflicts'][number]>();
  const { data } = conflicts;
  const kept = useKeptFocus(data?.conflicts.length ?? 0);
  const whom = ({ school, name, cipher }: Conflicts['conflicts'][number]) =>
    school !== null
      ? t('conflicts.ofOneSchool', { school })
      : cipher !== null
        ? t('conflicts.work', { cipher })
        : name !== null
          ? t('conflicts.person', { name: nameShown(name) })
          : t('conflicts.somebody');
  return (
    <Page
      title={t('conflicts.title')}
      lead={
        <>
          {t('conflicts.lead')} <Link to="/marking">{t('jury:marking.toTasks')}</Link>
        </>
      }
      action={data && <Button onClick={() => setDeclaring(true)}>{t('conflicts.declare')}</Button>}
    >
      <div className="stack">
        <ErrorNotice error={conflicts.error} />
        <Card>
          {!data ? (
            <Skeleton lines={3} />
          ) : data.conflicts.length === 0 ? (
            <EmptyState title={t('conflicts.none')} />
          ) : (
            <ul role="list" className="checks" {...kept}>
              {data.conflicts.map((conflict) => (
                <li key={conflict.id}>
                  <b>{conflict.juror}</b>
                  <span>
                    {whom(conflict)}
                    <br />
                    <span className="small muted">
                      {t('conflicts.by', {
                        reason: conflict.reason,
                        name: conflict.declaredBy,
                        at: formats.dateTime(conflict.declaredAt),
                      })}
                    </span>
                  </span>
                  {data.leadsJury && (
                    <Button
                      kind="ghost"
                      aria-label={t('conflicts.withdrawOf', { name: conflict.juror, what: whom(conflict) })}
                      onClick={() => setWithdrawing(conflict)}
                    >
                      {t('conflicts.withdraw')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      {withdrawing && (
        <ConfirmDialog
          title={t('conflicts.withdrawTitle')}
          action={t('conflicts.withdrawAct')}
          danger
          onClose={() => setWithdrawing(undefined)}
          onConfirm={async () => {
            const path = { id: roundId, conflictId: withdrawing.id };
            await api.DELETE('/api/rounds/{id}/conflicts/{conflictId}', { params: { path } });
            // The dialog gives the focus back first: the row that goes away passes it on.
            void reread();
          }}
        >
          {t('conflicts.withdrawText', { name: withdrawing.juror, what: whom(withdrawing) })}
        </ConfirmDialog>
      )}
      {declaring && data && (
        <DeclareDialog roundId={roundId} known={data} onSaved={reread} onClose={() => setDeclaring(false)} />
      )}
    </Page>
  );
}

interface DialogProps {
  roundId: string;
  known: Conflicts;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

function DeclareDialog({ roundId, known: { jurors, schools }, onSaved, onClose }: DialogProps) {
  const { t } = useTranslation('questions');
  const [jurorId, setJurorId] = useState(jurors[0]!.personId);
  const [about, setAbout] = useState('school');
  const [organizationId, setOrganizationId] = useState('');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const isSchool = about === 'school';
  const declare = useMutation({
    mutationFn: () =>
      api.POST('/api/rounds/{id}/conflicts', {
        params: { path: { id: roundId } },
        body: { jurorId, organizationId: isSchool ? organizationId : null, name: isSchool ? null : name, reason },
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('conflicts.declare')}
      action={t('conflicts.declare')}
      act={declare}
      onSubmit={() => declare.mutate()}
      onClose={onClose}
    >
      {jurors.length > 1 && (
        <SelectField label={t('conflicts.juror')} value={jurorId} onChange={({ target }) => setJurorId(target.value)}>
          {jurors.map((juror) => (
            <option key={juror.personId} value={juror.personId}>
              {juror.name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField label={t('conflicts.about')} value={about} onChange={({ target }) => setAbout(target.value)}>
        <option value="school">{t('conflicts.ofSchool')}</option>
        <option value="person">{t('conflicts.ofPerson')}</option>
      </SelectField>
      {isSchool ? (
        <SelectField
          label={t('conflicts.school')}
          required
          value={organizationId}
          onChange={({ target }) => setOrganizationId(target.value)}
        >
          <option value="">{t('conflicts.choose')}</option>
          {schools.map((school) => (
            <option key={school.id} value={school.id}>
              {school.name}
            </option>
          ))}
        </SelectField>
      ) : (
        <TextField
          label={t('conflicts.name')}
          hint={t('conflicts.nameHint')}
          required
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      )}
      <TextField
        label={t('conflicts.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
