import './receipts.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import ReceiptsCard from './ReceiptsCard';

interface Props {
  attemptId: string;
  roundId: string;
  /** Receipts are their author's alone; the digest is published. */
  own: boolean;
}

/** What proves a work whose round is closed: its receipts, and the published digest of the round. */
export default function ProofCard({ attemptId, roundId, own }: Props) {
  const { t } = useTranslation('receipts');
  const formats = useFormats();
  const roots = useQuery({
    queryKey: ['rounds', roundId, 'roots'],
    queryFn: () => body(api.GET('/api/rounds/{id}/roots', { params: { path: { id: roundId } } })),
  });
  // A digest that does not come is no reason for an error beside the result.
  const last = roots.data?.at(-1);
  if (!own && !last) return null;
  return (
    <Card>
      <div className="stack">
        {own && <ReceiptsCard attemptId={attemptId} />}
        {last && (
          <p className="small muted digest">
            <span>{t('digests.ofRound', { number: last.number, time: formats.dateTime(last.madeAt) })}</span>
            <code>{last.root}</code>
          </p>
        )}
      </div>
    </Card>
  );
}
