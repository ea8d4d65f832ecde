import { lazy } from 'react';
import { useTranslation } from 'react-i18next';

// Few papers ask for files, and the paper is to open quickly on a slow line.

export const UploadTask = lazy(() => import('./UploadTask').catch(() => ({ default: NotLoaded })));
export const FilesLeft = lazy(() => import('./FilesLeft').catch(() => ({ default: NotLoaded })));
export const PagesNotice = lazy(() => import('./PagesNotice').catch(() => ({ default: () => null })));

function NotLoaded() {
  const { t } = useTranslation('attempt');
  return <p className="notice warn">{t('upload.missing')}</p>;
}
