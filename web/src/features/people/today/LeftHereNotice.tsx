import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/ErrorNotice';
import { useMe } from '../queries/me';
import { KeptWorks } from '../signIn/KeptWorks';
import { forgetLeft, leftBy } from '../signIn/leftHere';

/** Who has signed in over the page of somebody else reads what that person has not sent, and what becomes of it. */
export function LeftHereNotice() {
  const { t } = useTranslation('people');
  const personId = useMe()?.personId;
  const [isRead, setRead] = useState(false);
  const left = personId === undefined || isRead ? undefined : leftBy(personId);
  if (!left) return null;
  return (
    <Notice kind="warn">
      <div className="stack">
        <p>{t('leftHere.was', { name: left.name })}</p>
        <KeptWorks works={left.works} />
        <p>{t(left.works.every(({ durable }) => durable) ? 'leftHere.stays' : 'leftHere.gone')}</p>
        <div className="line">
          <Button
            kind="ghost"
            onClick={() => {
              forgetLeft();
              setRead(true);
            }}
          >
            {t('leftHere.read')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
