import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag, type TagKind } from '../../../ui/Tag';
import type { HomeItem } from './queries';

const kinds: Record<HomeItem['basis'], TagKind> = { holds: 'ok', endsSoon: 'warn', endsThisWeek: 'bad', over: 'bad' };

/** Until when the basis holds. */
export function BasisTag({ basis, validUntil }: Pick<HomeItem, 'basis' | 'validUntil'>) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  return <Tag kind={kinds[basis]}>{t(`home.basis.${basis}`, { date: formats.shortDate(validUntil) })}</Tag>;
}
