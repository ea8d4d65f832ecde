import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { takeUpdate, useUpdateOffered } from './update';
import './update.css';

export function UpdateNotice() {
  const { t } = useTranslation();
  const offered = useUpdateOffered();
  const [later, setLater] = useState(false);
  if (!offered || later) return null;
  return (
    <aside className="update" role="status">
      <p>{t('update.offer')}</p>
      <div className="line">
        <Button onClick={takeUpdate}>{t('update.take')}</Button>
        <Button kind="ghost" onClick={() => setLater(true)}>
          {t('update.later')}
        </Button>
      </div>
    </aside>
  );
}
