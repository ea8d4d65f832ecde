import { useTranslation } from 'react-i18next';
import { asWorkbook } from './withQuery';

/** Downloads a list as a table for Excel. */
export function ExportLink({ list }: { list: string }) {
  const { t } = useTranslation();
  return (
    <a className="btn ghost" href={asWorkbook(list)} download>
      {t('table.export')}
    </a>
  );
}
