import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { Tag } from '../../../../ui/Tag';
import { useMe } from '../../queries/me';
import type { Person } from '../queries';
import { OneTimePassword } from './OneTimePassword';
import { usePersonChange } from './usePersonChange';

/** How the person signs in, and a new one-time password for who forgot theirs. */
export function AccountCard({ person }: { person: Person }) {
  const { t } = useTranslation('school');
  const changed = usePersonChange(person.id);
  const [asking, setAsking] = useState(false);
  const me = useMe();
  const [takingOff, setTakingOff] = useState(false);
  const takeOff = useMutation({
    mutationFn: () => api.DELETE('/api/people/{id}/second-factor', { params: { path: { id: person.id } } }),
    onSuccess: changed,
  });
  const give = useMutation({
    mutationFn: () => body(api.POST('/api/people/{id}/one-time-password', { params: { path: { id: person.id } } })),
    onSuccess: changed,
  });
  return (
    <Card title={t('account.title')}>
      <div className="stack">
        {give.data ? (
          <OneTimePassword {...give.data} />
        ) : (
          <dl className="facts">
            <div>
              <dt>{t('account.login')}</dt>
              <dd>{person.login ?? t('account.none')}</dd>
            </div>
            {person.login && (
              <div>
                <dt>{t('account.password')}</dt>
                <dd>
                  {person.hasOwnPassword ? (
                    <Tag kind="ok">{t('account.own')}</Tag>
                  ) : (
                    <Tag kind="none">{t('account.first')}</Tag>
                  )}{' '}
                  {person.isLockedOut && <Tag kind="bad">{t('account.locked')}</Tag>}
                </dd>
              </div>
            )}
            {person.hasSecondFactor && (
              <div>
                <dt>{t('account.secondFactor')}</dt>
                <dd>{t('account.secondFactorOn')}</dd>
              </div>
            )}
          </dl>
        )}
        {person.hasSecondFactor && me?.roles.includes('administrator') && me.personId !== person.id && (
          <div>
            <Button kind="ghost" onClick={() => setTakingOff(true)}>
              {t('account.takeOff')}
            </Button>
          </div>
        )}
        {person.rights.resetPassword && !give.data && (
          <div>
            <Button kind="ghost" onClick={() => setAsking(true)}>
              {t('account.give')}
            </Button>
          </div>
        )}
      </div>
      {takingOff && (
        <ConfirmDialog
          title={t('account.takeOffTitle')}
          action={t('account.takeOffAction')}
          danger
          onConfirm={() => takeOff.mutateAsync()}
          onClose={() => setTakingOff(false)}
        >
          {t('account.takeOffText')}
        </ConfirmDialog>
      )}
      {asking && (
        <ConfirmDialog
          title={t('account.giveTitle')}
          action={t('account.giveAction')}
          onConfirm={() => give.mutateAsync()}
          onClose={() => setAsking(false)}
        >
          {t('account.giveText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}
