import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

const VisionDialog = lazy(() => import('./VisionDialog'));

/** «Версия для слабовидящих»: the law's customary place and name, at the top of every page. */
export function VisionSwitch() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => setOpen(true)}
        aria-label={t('vision.title')}
        title={t('vision.title')}
      >
        <svg
          data-essential
          viewBox="0 0 24 24"
          width="22"
          height="22"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path d="M2 12c3-5 6.500-7 10-7s7 2 10 7c-3 5-6.500 7-10 7s-7-2-10-7z" />
          <circle cx="12" cy="12" r="3" />
        </svg>
      </button>
      {open && (
        <Suspense>
          <VisionDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
