import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { ErrorNotice } from './ErrorNotice';

interface Props {
  title: string;
  /** The fields. */
  children: ReactNode;
  /** The verb of the act; «Сохранить» unless it says otherwise. */
  action?: string;
  danger?: boolean;
  /** The act that `onSubmit` begins. */
  act: { error: unknown; isPending: boolean };
  onSubmit: () => void;
  onClose: () => void;
}

/** A dialog that is filled in and sent, and shows why the server refused. */
export function FormDialog({ title, children, action, danger = false, act, onSubmit, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog inside a form would send that form too.
          event.stopPropagation();
          if (!act.isPending) onSubmit();
        }}
      >
        {children}
        <ErrorNotice error={act.error} />
        <div className="line">
          <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={act.isPending}>
            {action ?? t('save')}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
