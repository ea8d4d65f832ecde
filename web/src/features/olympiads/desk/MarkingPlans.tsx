import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { nameOfTask } from '../jury/nameOfTask';
import type { Jury } from '../jury/queries';
import { percent } from '../results/rulesDraft';
import { CriteriaDialog } from './CriteriaDialog';
import { DealingFields } from './DealingFields';
import { useOlympiad } from './olympiadContext';

type Task = Jury['tasks'][number];
type Plan = Omit<Jury['plans'][number], 'taskId'>;

const once: Plan = { secondShare: 0, threshold: 0, referee: 'juror', controlEvery: 0 };

interface Props {
  jury: Jury;
  onSaved: () => Promise<void>;
}

/** How often each task is marked, and what happens when two markings differ. */
export function MarkingPlans({ jury, onSaved }: Props) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const [editing, setEditing] = useState<Task>();
  const [revising, setRevising] = useState<Task>();
  const name = nameOfTask(t);
  const planOf = (taskId: string): Plan => jury.plans.find((plan) => plan.taskId === taskId) ?? once;
  return (
    <Card title={t('plan.title')}>
      <div className="stack">
        <DealingFields rounds={jury.rounds} onSaved={onSaved} />
        <ul role="list" className="checks">
          {jury.tasks.map((task) => {
            const { secondShare, threshold, referee, controlEvery } = planOf(task.taskId);
            return (
              <li key={task.taskId}>
                <b>{name(task)}</b>
                <span className="muted">
                  {secondShare === 0
                    ? t('plan.once')
                    : t('plan.twice', {
                        share: formats.percent(secondShare),
                        threshold: formats.number(threshold),
                        referee: t(`plan.by.${referee}`),
                      })}
                  {controlEvery > 0 && ` · ${t('plan.controls', { count: controlEvery })}`}
                </span>
                <Button
                  kind="ghost"
                  aria-label={t('plan.changeOf', { task: name(task) })}
                  onClick={() => setEditing(task)}
                >
                  {t('plan.change')}
                </Button>
                {task.newerVersionId && (
                  <Button kind="ghost" onClick={() => setRevising(task)}>
                    {t('plan.newCriteria')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {editing && (
        <PlanDialog
          task={editing}
          plan={planOf(editing.taskId)}
          onSaved={onSaved}
          onClose={() => setEditing(undefined)}
        />
      )}
      {revising?.newerVersionId && (
        <CriteriaDialog
          task={revising}
          to={revising.newerVersionId}
          onSaved={onSaved}
          onClose={() => setRevising(undefined)}
        />
      )}
    </Card>
  );
}

interface DialogProps {
  task: Task;
  plan: Plan;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

function PlanDialog({ task, plan, onSaved, onClose }: DialogProps) {
  const { t } = useTranslation('jury');
  const { id } = useOlympiad();
  const [share, setShare] = useState(percent(plan.secondShare));
  const [threshold, setThreshold] = useState(String(plan.threshold));
  const [referee, setReferee] = useState(plan.referee);
  const [every, setEvery] = useState(String(plan.controlEvery));
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/olympiads/{id}/jury/plans/{taskId}', {
        params: { path: { id, taskId: task.taskId } },
        body: {
          secondShare: Number(share) / 100,
          threshold: Number(threshold),
          referee,
          controlEvery: Number(every),
        },
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const isTwice = Number(share) > 0;
  return (
    <FormDialog title={nameOfTask(t)(task)} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <TextField
        label={t('plan.share')}
        hint={t('plan.shareHint')}
        type="number"
        required
        min={0}
        max={100}
        step={1}
        value={share}
        onChange={({ target }) => setShare(target.value)}
      />
      {isTwice && (
        <>
          <TextField
            label={t('plan.threshold')}
            hint={t('plan.thresholdHint')}
            type="number"
            required
            min={0}
            max={task.maxPoints}
            step="any"
            value={threshold}
            onChange={({ target }) => setThreshold(target.value)}
          />
          <SelectField
            label={t('plan.referee')}
            value={referee}
            onChange={({ target }) => setReferee(target.value as Plan['referee'])}
          >
            <option value="juror">{t('plan.by.juror')}</option>
            <option value="chair">{t('plan.by.chair')}</option>
          </SelectField>
        </>
      )}
      <TextField
        label={t('plan.every')}
        hint={t('plan.everyHint')}
        type="number"
        required
        min={0}
        max={1000}
        step={1}
        value={every}
        onChange={({ target }) => setEvery(target.value)}
      />
    </FormDialog>
  );
}
