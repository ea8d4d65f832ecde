import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { Html } from '../../../sitting/questions/Html';
import { learningQuery, type Offer } from '../../people/queries/learning';

/** Cohorts into which one may come, or ask to. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  const { t } = useTranslation('courses');
  const kept = useKeptFocus(offers.length);
  return (
    <Card title={t('offers.title')}>
      <ul role="list" className="course-list" {...kept}>
        {offers.map((offer) => (
          <OfferLine key={offer.cohortId} offer={offer} />
        ))}
      </ul>
    </Card>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: () => body(api.POST('/api/learning/offers/{id}', { params: { path: { id: offer.cohortId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: learningQuery.queryKey }),
  });
  const isFull = offer.freePlaces === 0;
  const action = offer.admission !== 'open' ? 'ask' : isFull ? 'wait' : 'enrol';
  const { title, cohort } = offer;
  return (
    <li>
      <div>
        <b>{title}</b>
        <p className="small muted">
          {[
            cohort,
            t('hours', { count: offer.hours }),
            t('units', { count: offer.units }),
            offer.endsOn
              ? t('offers.span', { from: formats.dayAndMonth(offer.startsOn), to: formats.dayAndMonth(offer.endsOn) })
              : t('learning.starts', { date: formats.dayAndMonth(offer.startsOn) }),
          ].join(' · ')}
        </p>
        <p className="small">
          {offer.freePlaces === null ? '' : t(isFull ? 'offers.full' : 'offers.free', { count: offer.freePlaces })}
        </p>
        {offer.summaryHtml && (
          <details>
            <summary>{t('offers.about')}</summary>
            <Html className="statement course-text" html={offer.summaryHtml} />
          </details>
        )}
        <ErrorNotice error={ask.error} />
      </div>
      <Button
        kind="ghost"
        busy={ask.isPending}
        aria-label={t(`offers.${action}Of`, { title, cohort })}
        onClick={() => ask.mutate()}
      >
        {t(`offers.${action}`)}
      </Button>
    </li>
  );
}
