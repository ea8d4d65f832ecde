import './receipts.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { offerFile } from '../../../ui/offerFile';
import { receiptBook } from '../../../sitting/receipts/receiptBook';

/** The proofs of what the server has received, to take home. Where the work was written on another device: the server's proof that it is in the digest of its round. */
export default function ReceiptsCard({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation('receipts');
  const [none, setNone] = useState(false);

  const download = async () => {
    const file = await receiptBook.file(attemptId, `/api/attempts/${attemptId}/proof`);
    const isProved = file.receipts.length > 0 || (file.proof?.chains.length ?? 0) > 0;
    setNone(!isProved);
    if (isProved)
      offerFile(
        `kvitantsii-${attemptId.slice(-8)}.json`,
        new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' }),
      );
  };

  return (
    <section className="receipts">
      <h2>{t('title')}</h2>
      <p className="muted">{t('why')}</p>
      <p className="row">
        <Button kind="ghost" onClick={() => void download()}>
          {t('download')}
        </Button>
        <a href="/verify-receipt.html" target="_blank" rel="noreferrer">
          {t('verify')}
        </a>
      </p>
      {none && <p className="notice info">{t('none')}</p>}
    </section>
  );
}
