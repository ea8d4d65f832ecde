import { useTranslation } from 'react-i18next';
import type { Olympiad } from './queries';

/**
 * «Школьный этап всероссийской олимпиады школьников по физике». The cabinet's own subjects have no form of their name
 * for this sentence and stand in quotation marks.
 */
export function useProposedTitle() {
  const { t } = useTranslation('desk');
  return (stage: Olympiad['stage'], subject: { code: string; name: string } | undefined): string => {
    if (!subject) return '';
    const by = t(`subjectsBy.${subject.code}` as 'subjectsBy.physics', {
      defaultValue: t('subjectsBy.own', { name: subject.name }),
    });
    return t(`proposedTitle.${stage}`, { by });
  };
}
