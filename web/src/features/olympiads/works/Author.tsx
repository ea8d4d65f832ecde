import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/Tag';
import type { PublishedWork } from './queries';

type Author = PublishedWork['author'];

/** As the consent says: name, initials or cipher, else the number in the standing. */
export function useAuthorName() {
  const { t } = useTranslation('standings');
  return ({ name, number }: Author) => name ?? t('noName', { number });
}

/** School and grade, where the consent lets them stand beside the name. */
export function usePlace() {
  const { t } = useTranslation('works');
  return ({ school, grade }: Author) =>
    [school, grade !== null && t('grade', { grade })].filter((part) => part !== null && part !== false).join(', ');
}

const kinds = { winner: 'ok', prizeWinner: 'info', participant: 'none' } as const;

export function StatusTag({ status }: { status: PublishedWork['status'] }) {
  const { t } = useTranslation('standings');
  // The description of the API marks the shared enum as nullable, because a standing has none before the signature.
  return status && <Tag kind={kinds[status]}>{t(`statuses.${status}`)}</Tag>;
}
