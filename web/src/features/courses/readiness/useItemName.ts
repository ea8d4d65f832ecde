import { useTranslation } from 'react-i18next';
import type { CourseReadiness } from './queries';

/** What of a unit checks: all of it, a criterion or question, or questions that are drawn from a bank. */
export function useItemName() {
  const { t } = useTranslation('readiness');
  return ({ title, tags, drawn }: CourseReadiness['items'][number]) =>
    title === null
      ? t('course.wholeUnit')
      : drawn === null
        ? title || t('course.untitled')
        : t('course.drawn', { count: drawn, bank: [title, ...tags].join(', ') });
}
