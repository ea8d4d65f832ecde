import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { CellDialog, type CellWork } from './CellDialog';
import { markKinds, usualWeight, type MarkKind } from './cellEntry';
import { JournalGrid } from './JournalGrid';
import { journalQuery, type Journal } from './queries';
import { ReportLinks } from './ReportLinks';
import { needsReason, useCells } from './useCells';
import './journal.css';

const route = getRouteApi('/frame/shell/journals/$journalId');

/** The journal of a group, a quarter at a time. */
export function JournalPage() {
  const { t } = useTranslation('journal');
  const { journalId } = route.useParams();
  const { term } = route.useSearch();
  const navigate = route.useNavigate();
  // Which days a quarter has the journal says itself: the first answer is that of the current one.
  const current = useQuery(journalQuery(journalId, {}));
  const chosen = current.data?.terms.find(({ number }) => number === term);
  const period = chosen ? { from: chosen.from, to: chosen.to } : {};
  const journal = useQuery({ ...journalQuery(journalId, period), placeholderData: keepPreviousData });
  if (!journal.data)
    return (
      <Page title={t('list.title')} width="wide">
        {journal.isError ? <ErrorNotice error={journal.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return (
    <JournalView
      key={`${journalId}:${String(term ?? '')}`}
      journal={journal.data}
      period={period}
      onTerm={(number) => void navigate({ search: { term: number } })}
    />
  );
}

interface Props {
  journal: Journal;
  period: { from?: string; to?: string };
  onTerm: (number: number) => void;
}

function JournalView({ journal, period, onTerm }: Props) {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  const cells = useCells(journal.id, period);
  const [kind, setKind] = useState<MarkKind>('answer');
  const [open, setOpen] = useState<{
    lessonId: string;
    personId: string;
    refused?: { work: CellWork; error: unknown };
  }>();
  const [failed, setFailed] = useState<unknown>();
  const termOf = journal.terms.find(({ from, to }) => from === journal.from && to === journal.to);
  const guarded = (lessonId: string, personId: string, work: CellWork) => {
    setFailed(undefined);
    work({}).catch((error: unknown) =>
      needsReason(error) ? setOpen({ lessonId, personId, refused: { work, error } }) : setFailed(error),
    );
  };
  return (
    <Page
      title={`${journal.subject}, ${journal.title}`}
      lead={journal.organization}
      width="wide"
      action={<ReportLinks address={`/api/journals/${journal.id}/report`} from={journal.from} to={journal.to} />}
    >
      <div className="stack">
        <nav className="line" aria-label={t('links')}>
          <Link to="/journals/$journalId/terms" params={{ journalId: journal.id }}>
            {t('terms.title')}
          </Link>
          {journal.mayWrite && (
            <Link to="/journals/$journalId/works" params={{ journalId: journal.id }}>
              {t('works.link', { count: journal.works })}
            </Link>
          )}
        </nav>
        <div className="line ends journal-tools">
          <SelectField
            label={t('term')}
            value={termOf?.number ?? ''}
            onChange={({ target }) => onTerm(Number(target.value))}
          >
            {journal.terms.map(({ number, title, from, to }) => (
              <option key={number} value={number}>
                {t('termOf', {
                  title: title ?? t('terms.quarter', { number }),
                  from: formats.dayAndMonth(from),
                  to: formats.dayAndMonth(to),
                })}
              </option>
            ))}
          </SelectField>
          {journal.mayWrite && (
            <SelectField label={t('kindOf')} value={kind} onChange={({ target }) => setKind(target.value as MarkKind)}>
              {markKinds.map((one) => (
                <option key={one} value={one}>
                  {t('kindWeight', { kind: t(`kinds.${one}`), weight: usualWeight[one] })}
                </option>
              ))}
            </SelectField>
          )}
          {journal.mayWrite && (
            <p className="small muted" role="status">
              {cells.isSaving
                ? t('saving')
                : cells.savedAt
                  ? t('savedAt', { time: formats.timeWithSeconds(cells.savedAt) })
                  : t('savesItself')}
            </p>
          )}
        </div>
        <ErrorNotice error={failed} />
        {journal.lessons.length === 0 || journal.pupils.length === 0 ? (
          <EmptyState title={t(journal.pupils.length === 0 ? 'noPupils' : 'noLessons')}>
            {t('noLessonsHint')}
          </EmptyState>
        ) : (
          <JournalGrid
            journal={journal}
            onMark={(lessonId, personId, value) =>
              guarded(lessonId, personId, (why) => cells.putMark({ lessonId, personId, value, kind, ...why }))
            }
            onAttend={(lessonId, personId, state) =>
              guarded(lessonId, personId, (why) => cells.attend({ lessonId, personId, state, ...why }))
            }
            onRemove={(mark) => guarded(mark.lessonId, mark.personId, ({ reason }) => cells.removeMark(mark, reason))}
            onOpen={(lessonId, personId) => setOpen({ lessonId, personId })}
          />
        )}
        {journal.mayWrite && <p className="small muted">{t('keys')}</p>}
        <p className="small muted">{t('legend')}</p>
      </div>
      {open && <CellDialog journal={journal} {...open} kind={kind} cells={cells} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
