import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { Tag, type TagKind } from '../../../ui/Tag';
import './exchange.css';

type Line = components['schemas']['ExchangeLine'];

const tags: Record<Line['fate'], TagKind> = { whole: 'ok', partly: 'warn', leftOut: 'bad' };

/** What became of each item, and why not all of it. */
export function ReportList({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('exchange');
  return (
    <div className="stack tight">
      <h3>{t('report.title')}</h3>
      {lines.every(({ fate }) => fate === 'whole') && <p role="status">{t('report.allWhole')}</p>}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className="exchange-scroll" tabIndex={0} role="group" aria-label={t('report.title')}>
        <ul role="list" className="exchange-report">
          {lines.map(({ part, title, fate, notes }, index) => (
            <li key={index}>
              <div className="line ends">
                <span>
                  <b>{title || t(`part.${part}`)}</b>
                  {title && <span className="small muted"> · {t(`part.${part}`)}</span>}
                </span>
                <Tag kind={tags[fate]}>{t(`fate.${fate}`)}</Tag>
              </div>
              {notes.length > 0 && (
                <ul className="small">
                  {notes.map(({ reason, detail, count }) => (
                    <li key={`${reason} ${detail}`}>
                      {t(`reason.${reason}`)}
                      {detail && <span className="muted"> — {detail}</span>}
                      {count > 1 && <span className="muted"> ({t('report.times', { count })})</span>}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
