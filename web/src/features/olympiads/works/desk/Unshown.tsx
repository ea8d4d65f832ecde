import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Notice } from '../../../../ui/ErrorNotice';
import type { WorthyWorks } from '../queries';

/** Why nobody sees works for now, whatever is chosen. */
export function Unshown({ works: { frozenAt, isPublic } }: { works: WorthyWorks }) {
  const { t } = useTranslation('works');
  const formats = useFormats();
  if (frozenAt) return <Notice kind="warn">{t('desk.frozen', { time: formats.dateTime(frozenAt) })}</Notice>;
  return isPublic ? null : <Notice kind="warn">{t('desk.notPublic')}</Notice>;
}
