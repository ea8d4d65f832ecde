import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './dialog.css';

interface Props {
  title: string;
  children: ReactNode;
  /** Called by Esc and by the closing button; without it the dialog must be answered. */
  onClose?: () => void;
}

/** The browser's own modal dialog: it keeps focus inside, makes the page inert and gives focus back. */
export function Dialog({ title, children, onClose }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Before the node is taken out of the page, or the browser has nothing to give the focus back from.
  useLayoutEffect(() => {
    const dialog = ref.current!;
    dialog.showModal();
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose && (
          <button type="button" className="dialog-close" aria-label={t('close')} onClick={onClose}>
            ×
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}
