import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useOnline } from '../../../api/network';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { newRandomId } from '../../../sitting/journal/chain';
import type { Task } from '../../../sitting/contract';
import type { AttemptSession } from './session';
import { useSessionState } from '../../../sitting/useSessionState';
import './ownQuestions.css';

const longest = 500;

interface Props {
  session: AttemptSession;
  /** The task that is asked about; undefined while there is nothing but the answers. */
  about: Task | undefined;
  onAsked: () => void;
}

/** What was asked and what the jury has answered, and a field to ask in. */
export function JuryQuestions({ session, about, onAsked }: Props) {
  const { t } = useTranslation('questions');
  const formats = useFormats();
  const { view } = useSessionState(session);
  const id = view.attemptId;
  const queries = useQueryClient();
  const questions = useQuery({
    queryKey: ['own-questions', id],
    queryFn: () => body(api.GET('/api/attempts/{id}/questions', { params: { path: { id } } })),
  });
  const { juryAnswers } = view;
  const read = useRef(juryAnswers);
  useEffect(() => {
    if (read.current === juryAnswers) return;
    read.current = juryAnswers;
    void queries.invalidateQueries({ queryKey: ['own-questions', id] });
  }, [queries, id, juryAnswers]);
  const newest = questions.data?.reduce<(typeof questions.data)[number] | undefined>(
    (last, each) => (each.answeredAt !== null && each.answeredAt > (last?.answeredAt ?? '') ? each : last),
    undefined,
  )?.id;
  const newestAt = useRef<HTMLDivElement>(null);
  const isFresh = newest !== undefined && !questions.isFetching;
  useEffect(() => {
    if (!isFresh || !newestAt.current) return;
    const observer = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && session.juryRead(),
      { threshold: 0.5 },
    );
    observer.observe(newestAt.current);
    return () => observer.disconnect();
  }, [session, isFresh, newest, juryAnswers]);
  const [text, setText] = useState('');
  const asked = async () => {
    await questions.refetch();
    setText('');
    onAsked();
  };
  return (
    <section className="own-questions stack" aria-label={t('own.title')}>
      <ErrorNotice error={questions.error} />
      <div role="status">
        {questions.data?.map(({ id: questionId, position, text: question, answer, isForAll, answeredAt }) => (
          <div
            key={questionId}
            className={answer === null ? 'notice' : 'notice ok'}
            {...(questionId === newest && { ref: newestAt, id: 'jury-newest', tabIndex: -1 })}
          >
            <p className="small muted">
              {position === null
                ? t('own.announced', { time: formats.time(answeredAt!) })
                : answer === null
                  ? t('own.waiting', { number: position })
                  : t(isForAll ? 'own.toAll' : 'own.toYou', { number: position, time: formats.time(answeredAt!) })}
            </p>
            {question !== null && <p>{question}</p>}
            {answer !== null && <p className="jury-answer">{answer}</p>}
          </div>
        ))}
      </div>
      {about && <Ask attemptId={id} task={about} text={text} onText={setText} onAsked={asked} />}
    </section>
  );
}

interface AskProps {
  attemptId: string;
  task: Task;
  text: string;
  onText: (text: string) => void;
  onAsked: () => Promise<void>;
}

function Ask({ attemptId, task, text, onText, onAsked }: AskProps) {
  const { t } = useTranslation('questions');
  const online = useOnline();
  // Sent again after a reply that was lost, it is the same question.
  const [questionId] = useState(newRandomId);
  const ask = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/attempts/{id}/questions/{questionId}', {
          params: { path: { id: attemptId, questionId } },
          body: { taskId: task.id, text },
        }),
      ),
    networkMode: 'always',
    onSuccess: onAsked,
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ask.isPending) ask.mutate();
      }}
    >
      <TextAreaField
        label={t('own.field', { number: task.position })}
        hint={t('own.hint')}
        required
        maxLength={longest}
        rows={3}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      {!online && <p className="notice warn">{t('own.offline')}</p>}
      <ErrorNotice error={ask.error} />
      <Button type="submit" disabled={!online} busy={ask.isPending}>
        {t('own.send')}
      </Button>
    </form>
  );
}
