import { useTranslation } from 'react-i18next';
import { Tag, type TagKind } from '../../../ui/Tag';
import type { OlympiadRow } from './queries';

const kinds: Record<OlympiadRow['phase'], TagKind> = {
  draft: 'none',
  announced: 'info',
  registration: 'info',
  waiting: 'warn',
  running: 'ok',
  over: 'none',
  cancelled: 'bad',
};

/** Where an olympiad is. */
export function PhaseTag({ phase }: { phase: OlympiadRow['phase'] }) {
  const { t } = useTranslation('desk');
  return <Tag kind={kinds[phase]}>{t(`phase.${phase}`)}</Tag>;
}
