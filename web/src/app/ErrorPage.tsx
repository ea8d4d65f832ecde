import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, NetworkError } from '../api/errors';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Page } from '../ui/Page';

const TakenLinks = lazy(() =>
  import('../features/courses/taken/TakenLinks').then(
    ({ TakenLinks }) => ({ default: TakenLinks }),
    () => ({ default: () => null }),
  ),
);

/** A page that could not be shown. What the person entered elsewhere is not touched; trying again repeats the page only. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const known = error instanceof ApiError || error instanceof NetworkError;
  return (
    <Page title={t(known ? 'failure.title' : 'failure.broken')}>
      <div className="stack">
        <ErrorNotice error={error} />
        {error instanceof NetworkError && (
          <Suspense>
            <TakenLinks />
          </Suspense>
        )}
        <div className="line">
          <Button
            onClick={() => {
              reset();
              void router.invalidate();
            }}
          >
            {t('failure.again')}
          </Button>
          <a href="/">{t('failure.home')}</a>
        </div>
      </div>
    </Page>
  );
}
