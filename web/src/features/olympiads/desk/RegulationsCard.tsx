import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import type { Olympiad } from './queries';

/** Bytes; the server takes no more. */
const maxSize = 20 * 1024 * 1024;

/** The file that schools, participants and spectators read. */
export function RegulationsCard({ olympiad, onChanged }: { olympiad: Olympiad; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('desk');
  const [removing, setRemoving] = useState(false);
  const params = { path: { id: olympiad.id } };
  const put = async (fileId: string | null) => {
    await api.PUT('/api/olympiads/{id}/regulations', { params, body: { fileId } });
    await onChanged();
  };
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const stored = await body(
        api.POST('/api/files', {
          // The description calls a file a string; the form carries the file itself.
          body: { file: file as unknown as string },
          bodySerializer: () => {
            const form = new FormData();
            form.append('file', file);
            return form;
          },
        }),
      );
      await put(stored.id);
    },
  });
  const name = olympiad.regulationsName;
  return (
    <Card title={t('regulations.title')}>
      <div className="stack">
        {name ? (
          <p>
            <a href={`/api/olympiads/${olympiad.id}/regulations`}>{name}</a>
          </p>
        ) : (
          <p className="muted">{t('regulations.none')}</p>
        )}
        {olympiad.status !== 'cancelled' && (
          <>
            <FileDrop
              label={t(name ? 'regulations.replace' : 'regulations.attach')}
              hint={upload.isPending ? t('regulations.sending') : t('regulations.hint')}
              accept=".pdf,.docx,.xlsx,.pptx"
              maxSize={maxSize}
              onFiles={([file]) => file && !upload.isPending && upload.mutate(file)}
            />
            <ErrorNotice error={upload.error} />
            {name && (
              <div className="line">
                <Button kind="ghost" onClick={() => setRemoving(true)}>
                  {t('regulations.remove')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      {removing && (
        <ConfirmDialog
          title={t('regulations.removeTitle')}
          action={t('regulations.remove')}
          danger
          onClose={() => setRemoving(false)}
          onConfirm={() => put(null)}
        >
          {t('regulations.removeText', { name })}
        </ConfirmDialog>
      )}
    </Card>
  );
}
