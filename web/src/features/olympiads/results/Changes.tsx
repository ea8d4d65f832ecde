import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import type { AwardChange } from './queries';
import { StatusTag } from './StatusTag';

interface Props {
  changes: readonly AwardChange[];
  onChanged: () => Promise<unknown>;
}

const kinds = { proposed: 'warn', confirmed: 'ok', refused: 'bad' } as const;

/** Statuses that were or are to be changed by hand. */
export function Changes({ changes, onChanged }: Props) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const decide = useMutation({
    mutationFn: ({ id, confirm }: { id: string; confirm: boolean }) =>
      api.POST('/api/award-changes/{id}/decision', { params: { path: { id } }, body: { confirm } }),
    onSettled: onChanged,
  });
  return (
    <Card title={t('changes.title')}>
      <ErrorNotice error={decide.error} />
      <ul role="list" className="checks">
        {changes.map((change) => (
          <li key={change.id}>
            <div className="stack">
              <div className="line">
                <b>{change.name}</b>
                <span className="line">
                  <StatusTag status={change.from!} /> <span aria-hidden="true">→</span>{' '}
                  <StatusTag status={change.to!} />
                </span>
              </div>
              <p>{change.reason}</p>
              <p className="small muted">
                {t('changes.proposed', { name: change.proposedBy, time: formats.dateTime(change.proposedAt) })}
              </p>
              <div className="line">
                <Tag kind={kinds[change.state]}>
                  {change.state === 'proposed'
                    ? t('changes.waiting')
                    : t(`changes.${change.state}`, {
                        name: change.decidedBy,
                        time: formats.dateTime(change.decidedAt!),
                      })}
                </Tag>
                {change.state === 'proposed' && change.mine && <span className="small muted">{t('changes.mine')}</span>}
                {change.state === 'proposed' &&
                  !change.mine &&
                  ([true, false] as const).map((confirm) => (
                    <Button
                      key={String(confirm)}
                      kind={confirm ? 'primary' : 'ghost'}
                      aria-label={t(confirm ? 'changes.confirmOf' : 'changes.refuseOf', { name: change.name })}
                      busy={
                        decide.isPending && decide.variables.confirm === confirm && decide.variables.id === change.id
                      }
                      onClick={() => decide.mutate({ id: change.id, confirm })}
                    >
                      {t(confirm ? 'changes.confirm' : 'changes.refuse')}
                    </Button>
                  ))}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
