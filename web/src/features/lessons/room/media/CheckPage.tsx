import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { lessonQuery } from '../../queries';
import { verdictOf, type LineMeasured } from './advice';
import { DeviceTest } from './DeviceTest';
import { measureLine } from './measureLine';
import './media.css';

const route = getRouteApi('/frame/shell/lessons/$lessonId/check');

/** Before the lesson: is one heard, is one seen, and what does the line carry. */
export function CheckPage() {
  const { t } = useTranslation('lessons');
  const { lessonId } = route.useParams();
  const lesson = useQuery(lessonQuery(lessonId));
  return (
    <Page
      title={t('media.check.title')}
      lead={lesson.data?.title}
      width="form"
      action={
        <Link className="btn ghost" to="/rooms/$lessonId" params={{ lessonId }}>
          {t('media.check.toRoom')}
        </Link>
      }
    >
      <div className="stack">
        <p className="muted">{t('media.check.alone')}</p>
        <DeviceTest />
        <LineTest lessonId={lessonId} />
      </div>
    </Page>
  );
}

type Measured = LineMeasured & { isLoop: boolean };

function LineTest({ lessonId }: { lessonId: string }) {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const [measured, setMeasured] = useState<Measured>();
  const [error, setError] = useState<unknown>();
  const [isMeasuring, setMeasuring] = useState(false);
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);

  async function measure() {
    ending.current?.abort();
    const { signal } = (ending.current = new AbortController());
    setMeasuring(true);
    setError(undefined);
    try {
      setMeasured(await measureLine(lessonId, signal));
    } catch (error) {
      if (!signal.aborted) setError(error);
    } finally {
      if (!signal.aborted) setMeasuring(false);
    }
  }

  const verdict = measured && verdictOf(measured);
  return (
    <section className="device-test" aria-label={t('media.check.line')}>
      <h2>{t('media.check.line')}</h2>
      <p className="small muted">{t('media.check.lineHint')}</p>
      <div className="line">
        <Button kind="ghost" busy={isMeasuring} onClick={() => void measure()}>
          {t(isMeasuring ? 'media.check.measuring' : 'media.check.measure')}
        </Button>
      </div>
      <ErrorNotice error={error} />
      <div role="status">
        {measured && verdict && (
          <>
            <p className={`notice ${verdict === 'all' ? 'info' : 'warn'}`}>{t(`media.check.verdict.${verdict}`)}</p>
            <p className="small muted">
              {t('media.check.measured', {
                roundTrip: formats.number(Math.round(measured.roundTrip)),
                loss: formats.number(Math.round(100 * measured.loss)),
              })}
              {measured.rate !== undefined &&
                ` ${t('media.check.rate', { rate: formats.number(Math.round(measured.rate)) })}`}
              {!measured.isLoop && ` ${t('media.check.noLoop')}`}
            </p>
          </>
        )}
      </div>
      {verdict && verdict !== 'all' && (
        <>
          <h3>{t('media.check.adviceTitle')}</h3>
          <ul>
            {(['close', 'nearer', 'saving', 'phone'] as const).map((one) => (
              <li key={one}>{t(`media.check.advice.${one}`)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
