import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { ErrorNotice } from './ErrorNotice';

interface Props {
  title: string;
  /** Names what will be lost or changed. */
  children: ReactNode;
  /** The verb of the act, not «Да». */
  action: string;
  danger?: boolean;
  /** The dialog closes when it succeeds and shows the error when it fails. */
  onConfirm: () => unknown;
  onClose: () => void;
}

export function ConfirmDialog({ title, children, action, danger = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const act = useMutation({ mutationFn: async () => onConfirm(), onSuccess: onClose });
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        <div>{children}</div>
        <ErrorNotice error={act.error} />
        <div className="line">
          <Button kind={danger ? 'danger' : 'primary'} busy={act.isPending} onClick={() => act.mutate()}>
            {action}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
