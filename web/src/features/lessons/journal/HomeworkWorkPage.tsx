import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Got } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useKept } from '../../../ui/useKept';
import { newId } from '../../courses/ids';
import type { Remark } from '../../olympiads/jury/remarks';
import { Sheets } from '../../olympiads/jury/Sheets';
import { useMe } from '../../people/queries/me';
import { schoolMarks, type SchoolMark } from './cellEntry';
import { HomeworkFiles, HomeworkTries, hasSheets, sheetsOf } from './HomeworkTries';
import { homeworkWorkQuery, journalsKey, type HomeworkTry } from './queries';
import { needsReason } from './useCells';
import { useMarkText } from './useMarkText';
import '../../olympiads/jury/jury.css';
import './journal.css';

type View = Got<'/api/homework/works/{id}'>;

const route = getRouteApi('/frame/shell/homework/works/$workId');

/** One homework after the other: read on one side, marked on the other. */
export function HomeworkWorkPage() {
  const { t } = useTranslation('homework');
  const { workId } = route.useParams();
  const work = useQuery(homeworkWorkQuery(workId));
  const me = useMe();
  const shown = work.data?.tries.find(({ id }) => id === workId);
  if (!work.data || !shown || !me)
    return (
      <Page title={t('one')} width="wide">
        {work.isError ? <ErrorNotice error={work.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <WorkView key={workId} view={work.data} work={shown} personId={me.personId} />;
}

function WorkView({ view, work, personId }: { view: View; work: HomeworkTry; personId: string }) {
  const { t } = useTranslation(['homework', 'journal']);
  const formats = useFormats();
  const [remarks, keepRemarks, forgetRemarks] = useKept<Remark[]>(personId, `remarks:${work.id}`, () => []);
  const earlier = view.tries.filter(({ number }) => number < work.number);
  const isOpen = work.state === 'waiting';
  return (
    <Page
      title={view.pupil}
      width="wide"
      lead={
        <>
          {view.title} · {formats.dateTime(work.handedInAt)} ·{' '}
          {view.journal ? (
            <Link to="/journals/$journalId/works" params={{ journalId: view.journal }}>
              {t('journal:works.title')}
            </Link>
          ) : (
            <Link to="/lessons/$lessonId/record" params={{ lessonId: view.lessonId }}>
              {t('journal:record.title')}
            </Link>
          )}
        </>
      }
    >
      <div className="marking">
        <Card title={t('answer')}>
          <div className="stack">
            {view.homework && (
              <details>
                <summary>{t('task')}</summary>
                <p className="written">{view.homework}</p>
              </details>
            )}
            {isOpen && (
              <>
                {work.text && <p className="marking-text">{work.text}</p>}
                <HomeworkFiles work={work} />
                {hasSheets(work) && (
                  <Sheets files={sheetsOf(work)} remarks={remarks} onRemarks={(next) => keepRemarks(() => next)} />
                )}
                {earlier.length > 0 && (
                  <details>
                    <summary>{t('earlier', { count: earlier.length })}</summary>
                    <HomeworkTries tries={earlier} />
                  </details>
                )}
              </>
            )}
            {!isOpen && <HomeworkTries tries={[work, ...earlier]} />}
          </div>
        </Card>
        <Card title={t('mark')}>
          {isOpen ? (
            <MarkForm view={view} work={work} personId={personId} remarks={remarks} onMarked={forgetRemarks} />
          ) : (
            <div className="stack">
              <Notice kind="ok">{t(`state.${work.state}`)}</Notice>
              {view.next && (
                <Link className="btn primary" to="/homework/works/$workId" params={{ workId: view.next }}>
                  {t('next')}
                </Link>
              )}
            </div>
          )}
        </Card>
      </div>
    </Page>
  );
}

interface FormProps {
  view: View;
  work: HomeworkTry;
  personId: string;
  remarks: Remark[];
  onMarked: () => void;
}

function MarkForm({ view, work, personId, remarks, onMarked }: FormProps) {
  const { t } = useTranslation('homework');
  const text = useMarkText();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const [comment, keepComment, forgetComment] = useKept(personId, `homework-comment:${work.id}`, () => '');
  const [value, setValue] = useState<SchoolMark | 'none'>('none');
  const [markId] = useState(newId);
  const mark = useMutation({
    mutationFn: (isReturned: boolean) =>
      body(
        api.PUT('/api/homework/works/{id}/mark', {
          params: { path: { id: work.id } },
          body: {
            isReturned,
            comment: comment.trim(),
            remarks,
            markId: !isReturned && value !== 'none' ? markId : null,
            mark: !isReturned && value !== 'none' ? value : null,
          },
        }),
      ),
    onSuccess: async ({ next }) => {
      onMarked();
      forgetComment();
      await queries.invalidateQueries({ queryKey: journalsKey });
      if (next) await navigate({ to: '/homework/works/$workId', params: { workId: next } });
      else if (view.journal) await navigate({ to: '/journals/$journalId/works', params: { journalId: view.journal } });
    },
  });
  return (
    <div className="stack">
      <Choice
        legend={t('markFor')}
        value={value}
        options={[
          { value: 'none' as const, label: t('noMark') },
          ...schoolMarks.map((one) => ({ value: one, label: text.short(one) })),
        ]}
        onChange={setValue}
      />
      <TextAreaField
        label={t('comment')}
        hint={t('commentHint')}
        rows={4}
        maxLength={5_000}
        value={comment}
        onChange={({ target }) => keepComment(() => target.value)}
      />
      {needsReason(mark.error) ? <Notice kind="warn">{t('sayWhat')}</Notice> : <ErrorNotice error={mark.error} />}
      <div className="line">
        <Button busy={mark.isPending && !mark.variables} onClick={() => !mark.isPending && mark.mutate(false)}>
          {t(value === 'none' ? 'accept' : 'acceptWithMark')}
        </Button>
        <Button
          kind="ghost"
          busy={mark.isPending && mark.variables}
          onClick={() => !mark.isPending && mark.mutate(true)}
        >
          {t('return')}
        </Button>
      </div>
    </div>
  );
}
