import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { lessonsKey } from '../../people/queries/lessons';

/** Deletes what was said and drawn, for whoever answers for the lesson. */
export function DeleteRecordButton({ lessonId, title }: { lessonId: string; title: string }) {
  const { t } = useTranslation('replay');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="line">
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t('delete.action')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('delete.title')}
          action={t('delete.action')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/lessons/{id}/record', { params: { path: { id: lessonId } } });
            await navigate({ to: '/lessons', search: { past: 'true' } });
            client.removeQueries({ queryKey: [...lessonsKey, 'replay', lessonId] });
            await client.invalidateQueries({ queryKey: lessonsKey });
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('delete.text', { title })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
