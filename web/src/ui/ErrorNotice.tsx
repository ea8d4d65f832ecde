import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/errors';
import { errorText } from './errorText';
import './notice.css';

/** What went wrong, in the reader's language, where it went wrong. Read out at once. */
export function ErrorNotice({ error, children }: { error: unknown; children?: ReactNode }) {
  const { t } = useTranslation(['common', 'errors']);
  if (!error) return null;
  return (
    <div className="notice bad" role="alert">
      <p>{errorText(error)}</p>
      {error instanceof ApiError && error.status >= 500 && error.traceId && (
        <p className="small">{t('failure.trace', { id: error.traceId })}</p>
      )}
      {children}
    </div>
  );
}

/** A message that is no error: something done, or worth knowing. */
export function Notice({ kind = 'info', children }: { kind?: 'info' | 'ok' | 'warn'; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role="status">
      {children}
    </div>
  );
}
