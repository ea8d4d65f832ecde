import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/ErrorNotice';
import { Skeleton } from '../../ui/Skeleton';
import { PdfPage } from '../olympiads/sheets/PdfPage';
import { usePdf } from '../olympiads/sheets/usePdf';

/** A PDF page by page, where a phone would save it and ask for a program. */
export function PdfReader({ address, name }: { address: string; name: string }) {
  const { t } = useTranslation();
  const pdf = usePdf(address)[address];
  const [page, setPage] = useState(1);
  const [failed, setFailed] = useState(false);
  if (pdf === undefined) return <Skeleton lines={6} />;
  if (pdf === null || failed)
    return (
      <Notice kind="warn">
        <p>{t('file.unreadable')}</p>
      </Notice>
    );
  const turn = (to: number, label: string) => (
    <Button kind="ghost" disabled={to < 1 || to > pdf.numPages} onClick={() => setPage(to)}>
      {label}
    </Button>
  );
  const place = t('file.page', { page, pages: pdf.numPages });
  return (
    <section className="pdf-reader" aria-label={name}>
      <PdfPage pdf={pdf} page={page} label={`${name}, ${place}`} zoom={100} onFail={() => setFailed(true)} />
      <div className="line">
        {turn(page - 1, t('file.previous'))}
        <span className="num" role="status">
          {place}
        </span>
        {turn(page + 1, t('file.next'))}
      </div>
    </section>
  );
}
