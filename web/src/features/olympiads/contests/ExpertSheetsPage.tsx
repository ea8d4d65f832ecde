import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { expertSheetsQuery, type ExpertSheet } from './queries';
import '../jury/jury.css';

/** The expert's desk: contests, and by which sheets to mark there. */
export function ExpertSheetsPage() {
  const { t } = useTranslation('contests');
  const sheets = useQuery(expertSheetsQuery);
  const contests = [...new Set(sheets.data?.map(({ contestId }) => contestId))];
  return (
    <Page title={t('expertise.title')} lead={t('expertise.lead')}>
      <div className="stack">
        <ErrorNotice error={sheets.error} />
        {sheets.isPending && <Skeleton lines={4} />}
        {sheets.data?.length === 0 && (
          <Card>
            <EmptyState title={t('expertise.none')}>{t('expertise.noneHint')}</EmptyState>
          </Card>
        )}
        {contests.map((contestId) => {
          const own = sheets.data!.filter((sheet) => sheet.contestId === contestId);
          return (
            <Card
              key={contestId}
              title={own[0]!.contestTitle}
              action={
                own[0]!.isChair && (
                  <Link to="/contests/$contestId/board" params={{ contestId }}>
                    {t('expertise.board')}
                  </Link>
                )
              }
            >
              <ul role="list" className="marking-tasks">
                {own.map((sheet) => (
                  <SheetLine key={sheet.sheetId} sheet={sheet} />
                ))}
              </ul>
            </Card>
          );
        })}
      </div>
    </Page>
  );
}

function SheetLine({ sheet }: { sheet: ExpertSheet }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  return (
    <li>
      <div>
        <b>{sheet.title}</b>
        <p className="small muted">
          {sheet.kind === 'talk'
            ? sheet.talksOn
              ? t('expertise.talks', { date: formats.date(sheet.talksOn) })
              : t('expertise.noTalks')
            : formats.span(sheet.marking.from, sheet.marking.until)}
        </p>
      </div>
      <ProgressBar label={t('expertise.done')} value={sheet.done} max={sheet.entries} />
      {sheet.isOpen && sheet.entries > 0 ? (
        <Link className="btn" to="/expertise/$sheetId" params={{ sheetId: sheet.sheetId }}>
          {t(sheet.done < sheet.entries ? 'expertise.mark' : 'expertise.look')}
        </Link>
      ) : (
        <span className="muted">{t(sheet.entries === 0 ? 'expertise.empty' : 'expertise.closed')}</span>
      )}
    </li>
  );
}
