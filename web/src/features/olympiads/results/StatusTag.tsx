import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/Tag';
import type { AwardStatus } from './queries';

const kinds = { winner: 'ok', prizeWinner: 'info', participant: 'none' } as const;

export function StatusTag({ status }: { status: AwardStatus }) {
  const { t } = useTranslation('results');
  return <Tag kind={kinds[status]}>{t(`status.${status}`)}</Tag>;
}
