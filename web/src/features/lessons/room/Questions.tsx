import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { useAnswerText } from '../../../sitting/answerText';
import type { Answer } from '../../../sitting/contract';
import { ChoiceQuestion, TrueFalseQuestion } from '../../../sitting/questions/ChoiceQuestion';
import { Html } from '../../../sitting/questions/Html';
import { NumericQuestion, ShortTextQuestion } from '../../../sitting/questions/TextQuestions';
import { Button } from '../../../ui/Button';
import { useInRoom } from './context';
import type { RoomQuestion } from './fold';
import { PickQuestionDialog } from './PickQuestionDialog';

/** Questions of a bank to the class, the latest first; those who lead choose the next. */
export function Questions({ isPicking, onPicked }: { isPicking: boolean; onPicked: () => void }) {
  const { view } = useInRoom();
  return (
    <>
      {isPicking && <PickQuestionDialog onClose={onPicked} />}
      {view.questions.toReversed().map((question) => (
        <OneQuestion key={question.id} question={question} />
      ))}
    </>
  );
}

function OneQuestion({ question }: { question: RoomQuestion }) {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const textOf = useAnswerText();
  const { room, isStaff, act } = useInRoom();
  const id = useId();
  const { asked, answers, result, isClosed } = question;
  const own = answers.find(({ personId }) => personId === room.me);
  const ownPoints = result?.points.find(({ personId }) => personId === room.me);
  const full = result?.full ?? answers.filter(({ points }) => points === asked.maxPoints).length;
  return (
    <section className="poll" aria-label={asked.title}>
      <h2>{asked.title}</h2>
      <Html id={id} className="statement" html={asked.statementHtml} />
      {room.role === 'pupil' && !isClosed ? (
        <AnswerForm question={question} own={own?.answer} statementId={id} />
      ) : (
        own && <p>{t('questions.own', { answer: textOf(asked.body, own.answer) })}</p>
      )}
      {result && (
        <p>
          {result.right ? t('questions.right', { answer: textOf(asked.body, result.right) }) : t('questions.noRight')}
          {ownPoints &&
            ` ${t('questions.points', { points: formats.number(ownPoints.points), of: formats.number(asked.maxPoints) })}`}
        </p>
      )}
      {isClosed && !result && <p className="small muted">{t('polls.closed')}</p>}
      {(isStaff || result) && (
        <p className="small muted" role="status">
          {t('questions.counts', { answered: result?.answered ?? answers.length, full })}
        </p>
      )}
      {isStaff && <Answered question={question} />}
      {isStaff && !result && (
        <Button kind="ghost" onClick={() => void act({ type: 'closeQuestion', questionId: question.id, result: null })}>
          {t('questions.close')}
        </Button>
      )}
    </section>
  );
}

/** Who has answered what, and who is silent. */
function Answered({ question }: { question: RoomQuestion }) {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const textOf = useAnswerText();
  const { room, nameOf } = useInRoom();
  const { asked, answers } = question;
  const silent = room.people.filter(
    ({ id, role }) => role === 'pupil' && room.present.includes(id) && !answers.some(({ personId }) => personId === id),
  );
  return (
    <details>
      <summary className="small">{t('polls.who')}</summary>
      <ul role="list" className="small people-list">
        {answers.map(({ personId, answer, points }) => (
          <li key={personId}>
            {nameOf(personId)}: {textOf(asked.body, answer)}{' '}
            <span className={points === asked.maxPoints ? 'ok-ink' : 'muted'}>
              {t('questions.pointsOf', { points: formats.number(points ?? 0), of: formats.number(asked.maxPoints) })}
            </span>
          </li>
        ))}
        {silent.map(({ id, name }) => (
          <li key={id} className="muted">
            {name}: {t('questions.silent')}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface FormProps {
  question: RoomQuestion;
  own: Answer | undefined;
  statementId: string;
}

function AnswerForm({ question, own, statementId }: FormProps) {
  const { t } = useTranslation('lessons');
  const { act, room } = useInRoom();
  const [answer, setAnswer] = useState<Answer | null>(own ?? null);
  const [isSending, setSending] = useState(false);
  const { body } = question.asked;
  const common = { onChange: setAnswer, locked: false, seed: `${question.id}${room.me}`, statementId };

  async function send() {
    if (!answer || isSending) return;
    setSending(true);
    await act({ type: 'answerQuestion', questionId: question.id, answer, points: null });
    setSending(false);
  }

  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {body.type === 'choice' && (
        <ChoiceQuestion body={body} answer={answer?.type === 'choice' ? answer : null} {...common} />
      )}
      {body.type === 'trueFalse' && (
        <TrueFalseQuestion body={body} answer={answer?.type === 'trueFalse' ? answer : null} {...common} />
      )}
      {body.type === 'shortText' && (
        <ShortTextQuestion body={body} answer={answer?.type === 'shortText' ? answer : null} {...common} />
      )}
      {body.type === 'numeric' && (
        <NumericQuestion body={body} answer={answer?.type === 'numeric' ? answer : null} {...common} />
      )}
      <div className="line">
        <Button type="submit" busy={isSending} disabled={!answer}>
          {t(own ? 'questions.change' : 'questions.answer')}
        </Button>
        <span className="small muted" role="status">
          {own ? t('polls.counted') : ''}
        </span>
      </div>
    </form>
  );
}
