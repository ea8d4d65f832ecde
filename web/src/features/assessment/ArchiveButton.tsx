import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Button } from '../../ui/Button';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { banksQuery } from './queries';

interface Props {
  id: string;
  title: string;
  archived: boolean;
  onDone: (archived: boolean) => unknown;
}

/** Puts a question away or brings it back: two acts that undo each other, so neither asks twice. */
export function ArchiveButton({ id, title, archived, onDone }: Props) {
  const { t } = useTranslation('assessment');
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: () =>
      api.PUT('/api/questions/{id}/archived', { params: { path: { id } }, body: { archived: !archived } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: banksQuery.queryKey });
      await onDone(!archived);
    },
  });
  const label = t(archived ? 'archive.back' : 'archive.away');
  return (
    <>
      <Button
        kind="ghost"
        busy={act.isPending}
        aria-label={t('archive.of', { label, title })}
        onClick={() => act.mutate()}
      >
        {label}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}
