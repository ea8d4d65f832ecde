import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FormDialog } from '../../../ui/FormDialog';
import { BasisFields, type Basis } from './BasisFields';
import { homeKey, readBasis, type HomeCase } from './queries';

/** Shows the document when it is asked for: each reading is written down. */
export function ReadBasis({ caseId }: { caseId: string }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const read = useMutation({ mutationFn: () => readBasis(caseId) });
  return (
    <div className="stack tight">
      <ErrorNotice error={read.error} />
      {read.data ? (
        <p>
          {t(`home.kinds.${read.data.kind}`)} {t('home.numberOf', { number: read.data.number })},{' '}
          {formats.shortDate(read.data.date)}.{' '}
          {t('home.basis.holds', { date: formats.shortDate(read.data.validUntil) })}
        </p>
      ) : (
        <div className="line">
          <Button kind="ghost" busy={read.isPending} onClick={() => read.mutate()}>
            {t('home.read')}
          </Button>
        </div>
      )}
      <p className="small muted">{t('home.readHint')}</p>
    </div>
  );
}

/** Another document or term; the one that is kept is read first, so that nobody writes over it unseen. */
export function BasisDialog({ schooling, onClose }: { schooling: HomeCase; onClose: () => void }) {
  const { t } = useTranslation('timetable');
  const [basis, setBasis] = useState<Basis>();
  const read = useMutation({
    mutationFn: () => readBasis(schooling.id),
    onSuccess: ({ kind, number, date, validUntil }) =>
      setBasis({ kind, number, date, validUntil, from: schooling.from }),
  });
  if (!basis)
    return (
      <Dialog title={t('home.editBasis')} onClose={onClose}>
        <div className="stack">
          <p>{t('home.readHint')}</p>
          <ErrorNotice error={read.error} />
          <div className="line">
            <Button busy={read.isPending} onClick={() => read.mutate()}>
              {t('home.readAndEdit')}
            </Button>
          </div>
        </div>
      </Dialog>
    );
  return <Edit schooling={schooling} basis={basis} onChange={setBasis} onClose={onClose} />;
}

function Edit({
  schooling,
  basis,
  onChange,
  onClose,
}: {
  schooling: HomeCase;
  basis: Basis;
  onChange: (basis: Basis) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('timetable');
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/home-schooling/{id}', {
        params: { path: { id: schooling.id } },
        body: { ...basis, version: schooling.version },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: homeKey });
      onClose();
    },
  });
  return (
    <FormDialog title={t('home.editBasis')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <BasisFields basis={basis} onChange={onChange} />
    </FormDialog>
  );
}
