import { useTranslation } from 'react-i18next';
import type { Got } from '../../../api/client';

export type Finding = Got<'/api/olympiads/{id}/checklist'>['findings'][number];

/** What is worth a look does not hinder; the rest has to be mended. */
export const isError = ({ severity }: Finding) => severity !== 'warning';

export function useFindingText() {
  const { t } = useTranslation('desk');
  return ({ code, subject, count }: Finding) =>
    t(`checks.of.${code}` as 'checks.of.no-rounds', { subject, count, defaultValue: subject });
}
