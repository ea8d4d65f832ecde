import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { gradeKinds } from './grades';
import { lateKey, lateWorkQuery, type LateDetails } from './queries';
import { TaskAnswers } from './TaskAnswers';
import { Timeline } from './Timeline';

/** The timeline of one work, each delivery with its evidence, and the decision about all that wait. */
export function LateWorkDetails({ workId }: { workId: string }) {
  const query = useQuery(lateWorkQuery(workId));
  if (!query.data) return query.isError ? <ErrorNotice error={query.error} /> : <Skeleton lines={4} />;
  return <Details work={query.data} />;
}

function Details({ work }: { work: LateDetails }) {
  const { t } = useTranslation('late');
  const waiting = work.deliveries.filter(({ state }) => state === 'waiting');
  return (
    <div className="stack">
      <Timeline work={work} />
      <ul role="list" className="deliveries">
        {work.deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      <TaskAnswers work={work} />
      <Decision work={work} waiting={waiting.length > 0 ? waiting : work.deliveries} isFirst={waiting.length > 0} />
      {work.deliveries.some(({ writtenFrom }) => writtenFrom !== null) && (
        <p className="small muted">{t('details.writtenHint')}</p>
      )}
    </div>
  );
}

function Delivery({ delivery }: { delivery: LateDetails['deliveries'][number] }) {
  const { t } = useTranslation('late');
  const formats = useFormats();
  const time = (moment: string) => formats.timeWithSeconds(moment);
  const { writtenFrom, writtenUntil, clockGapMs } = delivery;
  const facts = [
    t('details.device', { number: delivery.device }),
    t('details.entries', { count: delivery.lastSeq - delivery.firstSeq + 1 }),
    writtenFrom !== null &&
      writtenUntil !== null &&
      t('details.written', { from: time(writtenFrom), until: time(writtenUntil) }),
    t('details.received', { time: formats.dateTime(delivery.receivedAt) }),
    clockGapMs !== null &&
      Math.abs(clockGapMs) > 30_000 &&
      t(clockGapMs > 0 ? 'details.stood' : 'details.ran', { count: Math.round(Math.abs(clockGapMs) / 60_000) }),
    delivery.isCarried &&
      (delivery.carriedBy ? t('details.carriedBy', { name: delivery.carriedBy }) : t('details.carried')),
  ];
  return (
    <li>
      <div className="line ends">
        <Tag kind={gradeKinds[delivery.grade]}>{t(`grade.${delivery.grade}.name`)}</Tag>
        <b>{t(`state.${delivery.state}`)}</b>
      </div>
      <p className="num">{facts.filter(Boolean).join(' · ')}</p>
      {delivery.decidedAt && (
        <p className="small muted">
          {t('details.decided', { name: delivery.decidedBy, time: formats.dateTime(delivery.decidedAt) })}{' '}
          {delivery.reason}
        </p>
      )}
    </li>
  );
}

interface DecisionProps {
  work: LateDetails;
  waiting: LateDetails['deliveries'];
  /** Otherwise an earlier decision is changed. */
  isFirst: boolean;
}

function Decision({ work, waiting, isFirst }: DecisionProps) {
  const { t } = useTranslation('late');
  const queries = useQueryClient();
  const weakest = waiting
    .map(({ grade }) => grade)
    .sort()
    .at(-1)!;
  const [reason, setReason] = useState(isFirst ? t(`grade.${weakest}.reason`) : '');
  const decide = useMutation({
    mutationFn: (accept: boolean) =>
      api.POST('/api/attempts/{id}/late/decision', {
        params: { path: { id: work.id } },
        body: { deliveries: waiting.map(({ id }) => id), accept, reason },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: lateKey }),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const { value } = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement;
        decide.mutate(value === 'accept');
      }}
    >
      <TextAreaField
        label={t('decision.reason')}
        hint={t('decision.hint')}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={decide.error} />
      <div className="line">
        <Button type="submit" value="accept" busy={decide.isPending}>
          {t(isFirst ? 'decision.accept' : 'decision.acceptAfterAll')}
        </Button>
        <Button type="submit" value="refuse" kind="ghost" busy={decide.isPending}>
          {t(isFirst ? 'decision.refuse' : 'decision.refuseAfterAll')}
        </Button>
      </div>
    </form>
  );
}
