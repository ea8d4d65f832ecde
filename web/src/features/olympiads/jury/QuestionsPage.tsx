import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Announcements } from './Announcements';
import { questionRoundsQuery, questionsQuery, type Question } from './queries';
import { withReady } from './ready';
import { useJuryHub } from './useJuryHub';
import './jury.css';

const route = getRouteApi('/frame/shell/marking/$roundId/questions');

const ready = ['read', 'noComment', 'yes', 'no'] as const;
const longest = 500;
/** The organizer, who only reads, is not told by the hub. */
const rereading = 15_000;

/** What participants of a round ask; members of the jury answer. */
export function QuestionsPage() {
  const { t } = useTranslation(['questions', 'jury']);
  const { roundId } = route.useParams();
  const questions = useQuery({
    ...questionsQuery(roundId),
    refetchInterval: ({ state }) => (state.data?.mayAnswer === false ? rereading : false),
  });
  const { data } = questions;
  useJuryHub(data?.mayAnswer ? [roundId] : []);
  const waiting = data?.questions.filter(({ answer }) => answer === null).length ?? 0;
  return (
    <Page
      title={t('jury.title')}
      lead={
        <>
          {data && `${data.olympiadTitle} · ${data.roundTitle}. `}
          {t('jury.lead')} {data?.mayAnswer && <Link to="/marking">{t('jury:marking.toTasks')}</Link>}
        </>
      }
    >
      <div className="stack">
        <ErrorNotice error={questions.error} />
        {data && <Announcements roundId={roundId} questions={data} onSent={questions.refetch} />}
        <Card>
          {!data ? (
            <Skeleton lines={5} />
          ) : data.questions.length === 0 ? (
            <EmptyState title={t('jury.none')}>{t('jury.noneHint')}</EmptyState>
          ) : (
            <>
              <p role="status" className="muted">
                {waiting > 0 ? t('jury.waiting', { count: waiting }) : t('jury.allAnswered')}
              </p>
              <ul role="list" className="jury-questions">
                {data.questions.map((question) => (
                  <Asked key={question.id} roundId={roundId} question={question} mayAnswer={data.mayAnswer} />
                ))}
              </ul>
            </>
          )}
        </Card>
      </div>
    </Page>
  );
}

function Asked({ roundId, question, mayAnswer }: { roundId: string; question: Question; mayAnswer: boolean }) {
  const { t } = useTranslation('questions');
  const formats = useFormats();
  const [draft, setDraft] = useState('');
  const { position, trackName, text, askedAt, answer, isForAll, answeredBy, answeredAt } = question;
  return (
    <li className="stack">
      <p className="small muted">
        {t('jury.asked', { number: position, track: trackName, time: formats.time(askedAt) })}
      </p>
      <p className="jury-question">{text}</p>
      {answer !== null ? (
        <div className="notice ok">
          <p>{answer}</p>
          <p className="small muted">
            {t(isForAll ? 'jury.answeredToAll' : 'jury.answered', {
              name: answeredBy,
              time: formats.time(answeredAt!),
            })}
          </p>
        </div>
      ) : null}
      {mayAnswer && (answer === null || draft.trim() !== '') && (
        <AnswerForm
          roundId={roundId}
          questionId={question.id}
          isAnswered={answer !== null}
          answer={draft}
          onAnswer={setDraft}
        />
      )}
    </li>
  );
}

interface FormProps {
  roundId: string;
  questionId: string;
  /** A colleague was faster: what is written here is kept until it is thrown away. */
  isAnswered: boolean;
  answer: string;
  onAnswer: (answer: string) => void;
}

function AnswerForm({ roundId, questionId, isAnswered, answer, onAnswer }: FormProps) {
  const { t } = useTranslation('questions');
  const queries = useQueryClient();
  const [isForAll, setForAll] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      api.POST('/api/rounds/{id}/questions/{questionId}/answer', {
        params: { path: { id: roundId, questionId } },
        body: { answer, isForAll },
      }),
    onSuccess: async () => {
      onAnswer('');
      await Promise.all(
        [questionsQuery(roundId).queryKey, questionRoundsQuery.queryKey].map((queryKey: readonly unknown[]) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending && !isAnswered) send.mutate();
      }}
    >
      <div className="line" role="group" aria-label={t('jury.ready')}>
        {ready.map((word) => (
          <Button key={word} kind="ghost" onClick={() => onAnswer(withReady(answer, t(`jury.${word}`)))}>
            {t(`jury.${word}`)}
          </Button>
        ))}
      </div>
      <TextAreaField
        label={t('jury.answer')}
        required
        maxLength={longest}
        rows={2}
        value={answer}
        onChange={({ target }) => onAnswer(target.value)}
      />
      <CheckField
        label={t('jury.forAll')}
        hint={t('jury.forAllHint')}
        checked={isForAll}
        onChange={({ target }) => setForAll(target.checked)}
      />
      <ErrorNotice error={isAnswered ? null : send.error} />
      {isAnswered ? (
        <>
          <p role="status">{t('jury.answeredMeanwhile')}</p>
          <Button kind="ghost" onClick={() => onAnswer('')}>
            {t('jury.discard')}
          </Button>
        </>
      ) : (
        <Button type="submit" busy={send.isPending}>
          {t('jury.send')}
        </Button>
      )}
    </form>
  );
}
