import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextAreaField } from '../../../ui/Field';
import { Tag } from '../../../ui/Tag';
import { useKept } from '../../../ui/useKept';
import { learningQuery } from '../../people/queries/learning';
import { newId } from '../ids';
import { whole } from './places';
import { PlaceField } from './PlaceField';
import { PlaceLink } from './PlaceLink';
import { talkKey, type Place, type UnitQuestion } from './queries';
import { useTalkHub } from './useTalkHub';

interface Props {
  personId: string;
  enrolmentId: string;
  unitId: string;
  cohortId: string;
  body: RefObject<HTMLElement | null>;
  questions: UseQueryResult<UnitQuestion[]>;
  chosen: Place;
  choose: (place: Place) => void;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** Own questions with their answers, and answers that tutors gave for all. */
export function UnitQuestions(props: Props) {
  const { t } = useTranslation('talk');
  const { enrolmentId, unitId, cohortId, body, questions, isOpen, setOpen } = props;
  useTalkHub([cohortId]);
  useSeen(enrolmentId, unitId, questions.data);
  return (
    <Card
      title={t('questions.title')}
      action={
        !isOpen && (
          <Button kind="ghost" onClick={() => setOpen(true)}>
            {t('ask.open')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p>
          <Link to="/discussions/$cohortId" params={{ cohortId }} search={{ unit: unitId }}>
            {t('questions.toDiscussion')}
          </Link>
        </p>
        {isOpen && <AskForm {...props} />}
        <ErrorNotice error={questions.error} />
        {questions.data?.length === 0 && !isOpen && <p className="muted">{t('questions.none')}</p>}
        {questions.data && questions.data.length > 0 && (
          <ul role="list" className="talk-list">
            {questions.data.map((question) => (
              <Question key={question.id} question={question} enrolmentId={enrolmentId} body={body} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Question({ question, enrolmentId, body }: { question: UnitQuestion } & Pick<Props, 'enrolmentId' | 'body'>) {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  const queries = useQueryClient();
  const agree = useMutation({
    mutationFn: (mayBeShown: boolean) =>
      api.PUT('/api/learning/{id}/questions/{questionId}/agreement', {
        params: { path: { id: enrolmentId, questionId: question.id } },
        body: { mayBeShown },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: talkKey }),
  });
  return (
    <li className="stack tight">
      <PlaceLink place={question.place} body={body} />
      {question.text !== null && (
        <p className="talk-text">
          <b>{question.isOwn ? t('questions.you') : question.asker}:</b> {question.text}
        </p>
      )}
      {question.answerHtml === null ? (
        <p className="small muted">
          <Tag kind="info">{t('questions.waits')}</Tag> {formats.dateTime(question.askedAt)}
        </p>
      ) : (
        <div className="talk-answer">
          <p className="small muted">
            {t('questions.answered', { name: question.answeredBy, date: formats.dateTime(question.answeredAt!) })}{' '}
            {question.isForAll && t('questions.forAll')}
          </p>
          <Html className="statement" html={question.answerHtml} />
        </div>
      )}
      {question.isOwn && (
        <>
          <CheckField
            label={t('ask.mayBeShown')}
            checked={question.mayBeShown}
            disabled={agree.isPending}
            onChange={(event) => agree.mutate(event.target.checked)}
          />
          <ErrorNotice error={agree.error} />
        </>
      )}
    </li>
  );
}

interface Draft {
  /** Of the question, so that sending it twice asks once. */
  questionId: string;
  text: string;
  mayBeShown: boolean;
}

function AskForm({ personId, enrolmentId, unitId, body, chosen, choose, setOpen }: Props) {
  const { t } = useTranslation(['talk', 'common']);
  const queries = useQueryClient();
  const fresh = (): Draft => ({ questionId: newId(), text: '', mayBeShown: false });
  const [draft, keep, forget] = useKept<Draft>(personId, `ask:${enrolmentId}:${unitId}`, fresh);
  const ask = useMutation({
    mutationFn: () =>
      api.POST('/api/learning/{id}/units/{unitId}/questions', {
        params: { path: { id: enrolmentId, unitId } },
        body: { ...draft, place: chosen },
      }),
    onSuccess: async () => {
      forget();
      choose(whole);
      await queries.invalidateQueries({ queryKey: talkKey });
      setOpen(false);
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ask.isPending) ask.mutate();
      }}
    >
      <PlaceField body={body} value={chosen} onChange={choose} />
      <TextAreaField
        label={t('ask.text')}
        rows={4}
        maxLength={2_000}
        required
        // The form was opened to be written in.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={draft.text}
        onChange={(event) => keep((now) => ({ ...now, text: event.target.value }))}
      />
      <CheckField
        label={t('ask.mayBeShown')}
        hint={t('ask.mayBeShownHint')}
        checked={draft.mayBeShown}
        onChange={(event) => keep((now) => ({ ...now, mayBeShown: event.target.checked }))}
      />
      <ErrorNotice error={ask.error} />
      <div className="line">
        <Button type="submit" busy={ask.isPending}>
          {t('ask.send')}
        </Button>
        <Button kind="ghost" onClick={() => setOpen(false)}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

/** An answer that is on the screen is new no more. Nobody is told when that fails: the next visit says it. */
function useSeen(id: string, unitId: string, questions: UnitQuestion[] | undefined) {
  const queries = useQueryClient();
  const isNew = questions?.some((question) => question.isNew) ?? false;
  useEffect(() => {
    if (!isNew) return;
    api.PUT('/api/learning/{id}/units/{unitId}/questions/seen', { params: { path: { id, unitId } } }).then(
      () => queries.invalidateQueries({ queryKey: learningQuery.queryKey, exact: true }),
      () => undefined,
    );
  }, [isNew, id, unitId, queries]);
}
