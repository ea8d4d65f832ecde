import { useTranslation } from 'react-i18next';
import type { AttendanceState, SchoolMark } from './cellEntry';

/** How marks and attendance are written in cells, and how they are read aloud. */
export function useMarkText() {
  const { t } = useTranslation('journal');
  return {
    short: (mark: SchoolMark) => t(`marks.short.${mark}`),
    word: (mark: SchoolMark) => t(`marks.word.${mark}`),
    attendance: (state: AttendanceState) => t(`states.short.${state}`),
  };
}
