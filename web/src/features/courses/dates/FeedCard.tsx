import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { feedQuery } from './queries';

/** The secret address under which programs read the calendar: made, replaced, taken back. */
export function FeedCard() {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  const queries = useQueryClient();
  const feed = useQuery(feedQuery);
  const [address, setAddress] = useState<string>();
  const [isAsking, ask] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const reread = () => queries.invalidateQueries({ queryKey: feedQuery.queryKey });
  const make = async () => {
    const made = await body(api.POST('/api/calendar/feed'));
    setAddress(made.address);
    setCopied(false);
    await reread();
  };
  const first = useMutation({ mutationFn: make });
  const drop = useMutation({
    mutationFn: () => api.DELETE('/api/calendar/feed'),
    onSuccess: async () => {
      setAddress(undefined);
      await reread();
    },
  });
  const madeAt = feed.data?.madeAt;
  return (
    <Card title={t('calendar.feed')}>
      <div className="stack">
        <p className="muted">{t('calendar.feedHint')}</p>
        {address ? (
          <div className="stack tight">
            <TextField
              label={t('calendar.feedAddress')}
              readOnly
              value={address}
              onFocus={(event) => event.target.select()}
            />
            <div className="line">
              <Button
                onClick={() => {
                  // Without TLS there is no clipboard: the address can be marked in its field.
                  void navigator.clipboard?.writeText(address).then(() => setCopied(true));
                }}
              >
                {t(isCopied ? 'calendar.feedCopied' : 'calendar.feedCopy')}
              </Button>
            </div>
          </div>
        ) : (
          madeAt && <p>{t('calendar.feedMade', { date: formats.dateTime(madeAt) })}</p>
        )}
        <ErrorNotice error={feed.error ?? first.error ?? drop.error} />
        <div className="line">
          {madeAt ? (
            <>
              <Button kind="ghost" onClick={() => ask(true)}>
                {t('calendar.feedRenew')}
              </Button>
              <Button kind="ghost" busy={drop.isPending} onClick={() => drop.mutate()}>
                {t('calendar.feedDrop')}
              </Button>
            </>
          ) : (
            feed.data && (
              <Button kind="ghost" busy={first.isPending} onClick={() => first.mutate()}>
                {t('calendar.feedMake')}
              </Button>
            )
          )}
        </div>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('calendar.feedRenewTitle')}
          action={t('calendar.feedRenew')}
          onConfirm={make}
          onClose={() => ask(false)}
        >
          {t('calendar.feedRenewHint')}
        </ConfirmDialog>
      )}
    </Card>
  );
}
