import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import type { UnitAssignment } from '../queries/learning';
import { ownGroupQuery, type LearnerGroup } from './queries';

interface Props {
  enrolmentId: string;
  unitId: string;
  plan: NonNullable<UnitAssignment['groups']>;
  group: LearnerGroup;
}

/** With whom the learner works, or whom there is to join. */
export function GroupSection({ enrolmentId, unitId, plan, group: { own, open } }: Props) {
  const { t } = useTranslation('together');
  const formats = useFormats();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (chosen: { groupId: string | null; isNew: boolean }) =>
      body(
        api.PUT('/api/learning/{id}/units/{unitId}/group', {
          params: { path: { id: enrolmentId, unitId } },
          body: chosen,
        }),
      ),
    onSuccess: (after) => queries.setQueryData(ownGroupQuery(enrolmentId, unitId).queryKey, after),
  });
  return (
    <section className="stack tight">
      <h2>{t('group.title')}</h2>
      <p className="small muted">{t('group.about', { size: plan.size })}</p>
      {own ? (
        <p>
          <b>{t('group.own', { number: own.number })}</b>: {formats.list(own.members)}
        </p>
      ) : (
        <p>{plan.byLearners ? `${t('group.none')} ${t('group.noneChoose')}` : t('group.noneTutor')}</p>
      )}
      {!own && open.length > 0 && (
        <ul role="list" className="file-lines">
          {open.map(({ id, number, members }) => (
            <li key={id}>
              <b>{t('group.own', { number })}</b>
              <span>{formats.list(members)}</span>
              <Button
                kind="ghost"
                aria-label={t('group.joinOf', { number })}
                onClick={() => choose.mutate({ groupId: id, isNew: false })}
              >
                {t('group.join')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ErrorNotice error={choose.error} />
      {plan.byLearners && own?.hasWork !== true && (
        <div className="line">
          {own ? (
            <Button kind="ghost" busy={choose.isPending} onClick={() => choose.mutate({ groupId: null, isNew: false })}>
              {t('group.leave')}
            </Button>
          ) : (
            <Button kind="ghost" busy={choose.isPending} onClick={() => choose.mutate({ groupId: null, isNew: true })}>
              {t('group.create')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
