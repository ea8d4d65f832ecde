import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/errors';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';

/** What was refused; where somebody else has changed the course meanwhile, it can be read again. */
export function ChangeError({ error, onReread }: { error: unknown; onReread: () => unknown }) {
  const { t } = useTranslation('courses');
  const isChanged = error instanceof ApiError && error.code === 'course.changed';
  return (
    <ErrorNotice error={error}>
      {isChanged && (
        <Button kind="ghost" onClick={() => void onReread()}>
          {t('author.reread')}
        </Button>
      )}
    </ErrorNotice>
  );
}
