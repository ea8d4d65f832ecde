import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { LargeUpload } from '../../../ui/upload/LargeUpload';
import { coursesQuery } from '../../people/queries/courses';
import { ReportList } from './ReportList';

/** Bytes; what an archive can hold. */
const maxArchive = 2_000_000_000;

/** A new course of an archive. */
export function ArchiveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const queries = useQueryClient();
  const [archive, setArchive] = useState<{ id: string; name: string }>();
  const create = useMutation({
    mutationFn: (fileId: string) => body(api.POST('/api/courses/archives', { body: { fileId } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: coursesQuery.queryKey, exact: true }),
  });
  return (
    <Dialog title={t('archive.importTitle')} onClose={onClose}>
      <div className="stack">
        {create.data ? (
          <>
            <Notice kind="ok">
              <p>{t('archive.created')}</p>
            </Notice>
            <ReportList lines={create.data.report.lines} />
            <div className="line">
              <Link className="btn" to="/courses/$courseId" params={{ courseId: create.data.courseId }}>
                {t('archive.toCourse')}
              </Link>
              <Button kind="ghost" onClick={onClose}>
                {t('common:close')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p className="muted">{t('archive.importLead')}</p>
            {archive ? (
              <p>{t('archive.chosen', { name: archive.name })}</p>
            ) : (
              <LargeUpload
                label={t('archive.choose')}
                accept=".zip"
                maxSize={maxArchive}
                onDone={({ id, name }) => setArchive({ id, name })}
              />
            )}
            <ErrorNotice error={create.error} />
            <div className="line">
              {archive && (
                <Button busy={create.isPending} onClick={() => !create.isPending && create.mutate(archive.id)}>
                  {t('archive.submit')}
                </Button>
              )}
              {create.isError && (
                <Button
                  kind="ghost"
                  onClick={() => {
                    create.reset();
                    setArchive(undefined);
                  }}
                >
                  {t('archive.choose')}
                </Button>
              )}
              <Button kind="ghost" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
