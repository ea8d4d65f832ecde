import type { useTranslation } from 'react-i18next';
import type { Jury } from './queries';

/** «Задание 6, 8 класс: Опыт с семенами». */
export const nameOfTask =
  (t: ReturnType<typeof useTranslation<'jury'>>['t']) =>
  ({ position, trackName, title }: Jury['tasks'][number]) =>
    `${t('tasks.task', { number: position, track: trackName })}: ${title}`;
