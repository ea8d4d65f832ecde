import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { uploadFile } from './uploadFile';

/** Bytes; the server takes no more. */
const maxSize = 20 * 1024 * 1024;

interface Props {
  /** Of the file; null while there is none. */
  name: string | null;
  address: string;
  isFixed?: boolean;
  put: (fileId: string | null) => Promise<unknown>;
}

/** The file that schools, participants and spectators read. */
export function RegulationsCard({ name, address, isFixed = false, put }: Props) {
  const { t } = useTranslation('desk');
  const [removing, setRemoving] = useState(false);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      await put((await uploadFile(file)).id);
    },
  });
  return (
    <Card title={t('regulations.title')}>
      <div className="stack">
        {name ? (
          <p>
            <a href={address}>{name}</a>
          </p>
        ) : (
          <p className="muted">{t('regulations.none')}</p>
        )}
        {!isFixed && (
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
