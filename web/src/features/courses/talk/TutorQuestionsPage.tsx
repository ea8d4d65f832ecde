import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useKept } from '../../../ui/useKept';
import { learningQuery } from '../../people/queries/learning';
import { useMe } from '../../people/queries/me';
import { PlaceLink } from './PlaceLink';
import { talkKey, tutorQuestionsQuery, type TutorQuestion } from './queries';
import { useTalkHub } from './useTalkHub';
import '../courses.css';
import './talk.css';

/** «Вопросы слушателей»: one queue of all cohorts of a tutor, the oldest first. */
export function TutorQuestionsPage() {
  const { t } = useTranslation('talk');
  const me = useMe();
  const [shown, show] = useState<'waiting' | 'answered'>('waiting');
  const [openId, setOpen] = useState<string>();
  const questions = useQuery(tutorQuestionsQuery(shown === 'answered'));
  const learning = useQuery(learningQuery);
  useTalkHub(learning.data?.toMark.map(({ cohortId }) => cohortId) ?? []);
  const rows = questions.data ?? [];
  // The first of those that wait is open at once: whoever comes here comes to answer.
  const open = rows.find(({ id }) => id === openId) ?? (shown === 'waiting' ? rows[0] : undefined);

  // J and K go through the queue where nothing is being written.
  const go = (event: KeyboardEvent) => {
    const step = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : 0;
    if (!step || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('textarea, input'))
      return;
    const next = rows[(open ? rows.indexOf(open) : -1) + step];
    if (next) setOpen(next.id);
  };

  return (
    <Page title={t('queue.title')} lead={t('queue.lead')}>
      {/* Keys of the whole list, beside the buttons that do the same. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="stack" onKeyDown={go}>
        <Choice
          legend={t('queue.show')}
          value={shown}
          options={[
            { value: 'waiting', label: t('queue.waiting') },
            { value: 'answered', label: t('queue.answered') },
          ]}
          onChange={show}
        />
        <ErrorNotice error={questions.error} />
        {questions.isPending && <Skeleton lines={6} />}
        {questions.data?.length === 0 && (
          <Card>
            <EmptyState title={t(shown === 'waiting' ? 'queue.none' : 'queue.noneAnswered')}>
              {t('queue.noneHint')}
            </EmptyState>
          </Card>
        )}
        {rows.map((question) => (
          <Question
            key={`${question.id} ${question.version}`}
            question={question}
            personId={me?.personId}
            isOpen={question.id === open?.id}
            onOpen={() => setOpen(question.id)}
          />
        ))}
      </div>
    </Page>
  );
}

interface Props {
  question: TutorQuestion;
  personId: string | undefined;
  isOpen: boolean;
  onOpen: () => void;
}

function Question({ question, personId, isOpen, onOpen }: Props) {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  return (
    <Card title={`${question.learner}: ${question.unit}`}>
      <div className="stack">
        <p className="small muted">
          {question.course}, {question.cohort} · {formats.dateTime(question.askedAt)}
        </p>
        {question.paragraphHtml ? <Paragraph question={question} /> : <PlaceLink place={question.place} />}
        <p className="talk-text">{question.text}</p>
        {isOpen && personId ? (
          <AnswerForm question={question} personId={personId} />
        ) : (
          <>
            {question.answer && (
              <p className="talk-answer talk-text">
                <span className="small muted">
                  {t('questions.answered', {
                    name: question.answeredBy,
                    date: formats.dateTime(question.answeredAt!),
                  })}
                </span>
                <br />
                {question.answer}
              </p>
            )}
            <div>
              <Button kind="ghost" onClick={onOpen}>
                {t(question.answer ? 'queue.mend' : 'queue.answer')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  );
}

/** The paragraph that is asked about, as the unit shows it; its first words where a later edition has another one there. */
function Paragraph({ question: { paragraphHtml, place } }: { question: TutorQuestion }) {
  const children = [...new DOMParser().parseFromString(paragraphHtml!, 'text/html').body.children];
  const begins = (one: Element) => (one.textContent ?? '').replace(/\s+/g, ' ').trim().startsWith(place.quote);
  const there = children[place.paragraph!];
  const found = there && begins(there) ? there : children.find((one) => place.quote !== '' && begins(one));
  return found ? (
    <blockquote className="talk-quote">
      <Html className="statement" html={found.outerHTML} />
    </blockquote>
  ) : (
    <PlaceLink place={place} />
  );
}

function AnswerForm({ question, personId }: { question: TutorQuestion; personId: string }) {
  const { t } = useTranslation('talk');
  const queries = useQueryClient();
  const [draft, keep, forget] = useKept(personId, `answer:${question.id}`, () => ({
    answer: question.answer ?? '',
    isForAll: question.answer === null ? question.mayBeShown : question.isForAll,
  }));
  const answer = useMutation({
    mutationFn: () =>
      api.PUT('/api/tutor-questions/{id}/answer', {
        params: { path: { id: question.id } },
        body: { ...draft, version: question.version },
      }),
    onSuccess: async () => {
      forget();
      await Promise.all([
        queries.invalidateQueries({ queryKey: talkKey }),
        queries.invalidateQueries({ queryKey: learningQuery.queryKey, exact: true }),
      ]);
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!answer.isPending) answer.mutate();
      }}
    >
      <TextAreaField
        label={t('queue.text')}
        hint={t('queue.textHint')}
        rows={5}
        maxLength={10_000}
        required
        value={draft.answer}
        onChange={(event) => keep((now) => ({ ...now, answer: event.target.value }))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <CheckField
        label={t('queue.isForAll')}
        hint={t(question.mayBeShown ? 'queue.withName' : 'queue.withoutName')}
        checked={draft.isForAll}
        onChange={(event) => keep((now) => ({ ...now, isForAll: event.target.checked }))}
      />
      <ErrorNotice error={answer.error} />
      <div>
        <Button type="submit" busy={answer.isPending}>
          {t('queue.send')}
        </Button>
      </div>
    </form>
  );
}
