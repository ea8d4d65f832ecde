import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/ErrorNotice';
import { useMe } from '../queries/me';
import { KeptWorks } from '../signIn/KeptWorks';
import { forgetLeft, leftBeside, ownerIsBack } from '../signIn/leftHere';

/** Who has signed in over the page of somebody else reads what that person has not sent, and what becomes of it. */
export function LeftHereNotice() {
  const { t } = useTranslation('people');
  const personId = useMe()?.personId;
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    if (personId !== undefined) ownerIsBack(personId);
  }, [personId]);
  const others = personId === undefined || isRead ? [] : leftBeside(personId);
  if (others.length === 0) return null;
  return (
    <Notice kind="warn">
      <div className="stack">
        {others.map(({ personId: ownerId, name, works }) => (
          <div key={ownerId} className="stack">
            <p>{t('leftHere.was', { name })}</p>
            <KeptWorks works={works} />
            <p>{t(works.every(({ durable }) => durable) ? 'leftHere.stays' : 'leftHere.gone')}</p>
          </div>
        ))}
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
