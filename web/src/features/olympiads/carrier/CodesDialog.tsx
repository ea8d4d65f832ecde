import encodeQR from 'qr';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { codesOf } from './codes';

/** The codes of a sealed work, one at a time and as large as the screen allows. */
export function CodesDialog({ file, onClose }: { file: Uint8Array<ArrayBuffer>; onClose: () => void }) {
  const { t } = useTranslation('carrier');
  const [codes, setCodes] = useState<string[] | null>();
  const [index, setIndex] = useState(0);
  useEffect(() => {
    void codesOf(file).then((found) => setCodes(found ?? null));
  }, [file]);

  return (
    <Dialog title={t('codes.title')} onClose={onClose}>
      <div className="stack">
        {codes === null && <p className="notice warn">{t('codes.tooMany')}</p>}
        {codes && (
          <>
            <p>{t('codes.how', { count: codes.length })}</p>
            <div
              className="code"
              role="img"
              aria-label={t('codes.one', { number: index + 1, count: codes.length })}
              // Made here from our own text.
              dangerouslySetInnerHTML={{ __html: encodeQR(codes[index]!, 'svg', { ecc: 'low', border: 4 }) }}
            />
            <p className="num" role="status">
              {t('codes.one', { number: index + 1, count: codes.length })}
            </p>
            <div className="line">
              <Button kind="ghost" disabled={index === 0} onClick={() => setIndex(index - 1)}>
                {t('codes.back')}
              </Button>
              {index + 1 < codes.length ? (
                <Button onClick={() => setIndex(index + 1)}>{t('codes.next')}</Button>
              ) : (
                <Button onClick={onClose}>{t('codes.done')}</Button>
              )}
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
