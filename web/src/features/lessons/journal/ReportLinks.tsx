import { useTranslation } from 'react-i18next';

/** The same as a workbook and as a document. */
export function ReportLinks({ address, from, to }: { address: string; from?: string; to?: string }) {
  const { t } = useTranslation('journal');
  const period = [from && `from=${from}`, to && `to=${to}`].filter(Boolean).join('&');
  return (
    <div className="line">
      {(['xlsx', 'docx'] as const).map((format) => (
        <a
          key={format}
          className="btn ghost"
          href={`${address}?format=${format}${period && `&${period}`}`}
          download
          aria-label={t(`report.${format}Of`)}
        >
          {t(`report.${format}`)}
        </a>
      ))}
    </div>
  );
}
