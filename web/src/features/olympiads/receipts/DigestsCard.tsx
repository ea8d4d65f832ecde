import './receipts.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Got } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';

type Digest = Got<'/api/olympiads/{id}/roots'>[number]['roots'][number];

/** The published digests of the olympiad's closed rounds: whoever keeps one finds out whether a work was altered later. */
export default function DigestsCard({ olympiadId }: { olympiadId: string }) {
  const { t } = useTranslation('receipts');
  const rounds = useQuery({
    queryKey: ['olympiads', olympiadId, 'roots'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/roots', { params: { path: { id: olympiadId } } })),
  });
  // Beside the standing a digest that does not come is no reason for an error.
  if (!rounds.data || rounds.data.length === 0) return null;
  return (
    <Card title={t('digests.title')}>
      <div className="stack">
        <p className="muted">{t('digests.why')}</p>
        {rounds.data.map(({ roundId, roundTitle, roots }) => (
          <div key={roundId} className="stack">
            {rounds.data.length > 1 && <b>{roundTitle}</b>}
            {roots.map((root) => (
              <DigestRow key={root.number} root={root} />
            ))}
          </div>
        ))}
      </div>
    </Card>
  );
}

function DigestRow({ root }: { root: Digest }) {
  const { t } = useTranslation('receipts');
  const formats = useFormats();
  const [copied, setCopied] = useState(false);
  const { number, madeAt, size, keyId } = root;
  // Browsers give the clipboard to secure addresses only.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const copy = async () => {
    // All that a verifier needs, the signature as well.
    await clipboard!.writeText(JSON.stringify(root));
    setCopied(true);
  };
  return (
    <div className="digest">
      <dl>
        <div>
          <dt>{t('digests.number')}</dt>
          <dd>
            {number}
            {number > 1 && <span className="muted"> {t('digests.later')}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('digests.madeAt')}</dt>
          <dd>
            {formats.date(madeAt)}, <span className="num">{formats.timeWithSeconds(madeAt)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('digests.size')}</dt>
          <dd>{formats.number(size)}</dd>
        </div>
        <div>
          <dt>{t('digests.root')}</dt>
          <dd>
            <code>{root.root}</code>
          </dd>
        </div>
        <div>
          <dt>{t('digests.key')}</dt>
          <dd>
            <code>{keyId}</code>
          </dd>
        </div>
      </dl>
      {clipboard && (
        <p className="row">
          <Button kind="ghost" onClick={() => void copy().catch(() => undefined)}>
            {t('digests.copy')}
          </Button>
          <span className="muted" role="status">
            {copied && t('digests.copied')}
          </span>
        </p>
      )}
    </div>
  );
}
