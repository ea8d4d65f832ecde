import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { TextAreaField } from '../../ui/Field';
import { FormDialog } from '../../ui/FormDialog';
import type { Material } from './queries';

/** What the reader may do with the material. */
export function MaterialActions({ material }: { material: Material }) {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asked, ask] = useState<'return' | 'withdraw' | 'delete'>();
  const { may, version } = material;
  const at = { path: { id: material.id } };
  const refresh = () => queries.invalidateQueries({ queryKey: ['library'] });
  const submit = useMutation({
    mutationFn: () => api.POST('/api/materials/{id}/submit', { params: at, body: { version } }),
    onSuccess: refresh,
  });
  const publish = useMutation({
    mutationFn: () => api.POST('/api/materials/{id}/publish', { params: at, body: { version } }),
    onSuccess: refresh,
  });
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <div className="stack">
      <div className="line">
        {may.submit && (
          <Button busy={submit.isPending} onClick={() => submit.mutate()}>
            {t('act.submit')}
          </Button>
        )}
        {may.publish && (
          <Button busy={publish.isPending} onClick={() => publish.mutate()}>
            {material.state === 'withdrawn' ? t('act.publishAgain') : t('act.publish')}
          </Button>
        )}
        {may.edit && (
          <Link className="btn ghost" to="/library/$materialId/edit" params={{ materialId: material.id }}>
            {t('act.edit')}
          </Link>
        )}
        {may.return && (
          <Button kind="ghost" onClick={() => ask('return')}>
            {t('act.return')}
          </Button>
        )}
        {may.withdraw && (
          <Button kind="ghost" onClick={() => ask('withdraw')}>
            {t('act.withdraw')}
          </Button>
        )}
        {may.delete && (
          <Button kind="danger" onClick={() => ask('delete')}>
            {t('act.delete')}
          </Button>
        )}
      </div>
      <ErrorNotice error={submit.error ?? publish.error} />
      {asked === 'delete' && (
        <ConfirmDialog
          title={t('act.deleteTitle')}
          action={t('act.delete')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/materials/{id}', { params: at });
            await navigate({ to: '/library/own' });
            queries.removeQueries({ queryKey: ['library', 'material', material.id] });
            await refresh();
          }}
          onClose={() => ask(undefined)}
        >
          {t('act.deleteText', { title: material.description.title })}
        </ConfirmDialog>
      )}
      {(asked === 'return' || asked === 'withdraw') && (
        <ReasonDialog act={asked} material={material} onDone={refresh} onClose={() => ask(undefined)} />
      )}
    </div>
  );
}

interface ReasonProps {
  act: 'return' | 'withdraw';
  material: Material;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

function ReasonDialog({ act, material, onDone, onClose }: ReasonProps) {
  const { t } = useTranslation('library');
  const [text, setText] = useState('');
  const params = { path: { id: material.id } };
  const { version } = material;
  const save = useMutation({
    mutationFn: () =>
      act === 'return'
        ? api.POST('/api/materials/{id}/return', { params, body: { remark: text, version } })
        : api.POST('/api/materials/{id}/withdraw', { params, body: { reason: text, version } }),
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(`act.${act}Title`)}
      action={t(`act.${act}`)}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextAreaField
        label={t(`act.${act}Label`)}
        hint={t(`act.${act}Hint`)}
        required
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}
