import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { plainText } from '../../../sitting/answers';
import type { Answer, QuestionBody } from '../../../sitting/contract';
import { Html } from '../../../sitting/questions/Html';
import type { RoomQuestion } from '../room/fold';
import { useInReplay } from './context';

/** What the class was asked until now, the latest first. */
export function ReplayPolls() {
  const { t } = useTranslation('replay');
  const { view, data } = useInReplay();
  if (view.polls.length + view.questions.length === 0) return <p className="muted">{t('noPolls')}</p>;
  return (
    <div className="stack tight">
      {view.questions.toReversed().map((question) => (
        <Question key={question.id} question={question} />
      ))}
      {view.polls.toReversed().map((poll) => {
        const own = poll.votes.find(({ personId }) => personId === data.me);
        const counts =
          poll.result?.counts ??
          (data.isStaff
            ? poll.options.map((_, at) => poll.votes.filter(({ options }) => options.includes(at)).length)
            : undefined);
        const voters = poll.result?.voters ?? poll.votes.length;
        return (
          <section key={poll.id} className="poll" aria-label={poll.question}>
            <h3>{poll.question}</h3>
            <ul role="list" className="poll-options">
              {poll.options.map((option, at) => (
                <li key={at}>
                  {option}
                  {own?.options.includes(at) && <span className="small muted"> · {t('own')}</span>}
                  {poll.right.includes(at) && <span className="ok-ink small"> ✓ {t('right')}</span>}
                  {counts && (
                    <span className="poll-bar">
                      <span
                        className="poll-fill"
                        style={{ inlineSize: `${voters === 0 ? 0 : (100 * counts[at]!) / voters}%` }}
                      />
                      <span className="num small">{counts[at]}</span>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** A question of a bank. */
function Question({ question: { asked, answers, result } }: { question: RoomQuestion }) {
  const { t } = useTranslation('replay');
  const formats = useFormats();
  const { data } = useInReplay();
  const own = answers.find(({ personId }) => personId === data.me);
  const points = result?.points.find(({ personId }) => personId === data.me);
  const textOf = (answer: Answer) => wordsOf(asked.body, answer, t('yes'), t('no'));
  return (
    <section className="poll" aria-label={asked.title}>
      <h3>{asked.title}</h3>
      <Html html={asked.statementHtml} />
      {own && (
        <p>
          {textOf(own.answer)} <span className="small muted">· {t('own')}</span>
        </p>
      )}
      {result?.right && (
        <p>
          {textOf(result.right)} <span className="ok-ink small">✓ {t('right')}</span>
        </p>
      )}
      {points && (
        <p className="small">
          {t('points', { points: formats.number(points.points), of: formats.number(asked.maxPoints) })}
        </p>
      )}
      {(result || data.isStaff) && (
        <p className="small muted">{t('answered', { count: result?.answered ?? answers.length })}</p>
      )}
    </section>
  );
}

/** An answer of one of the quick kinds. */
function wordsOf(body: QuestionBody, answer: Answer, yes: string, no: string): string {
  switch (answer.type) {
    case 'choice': {
      const options = body.type === 'choice' ? body.options : [];
      return answer.selected.map((id) => plainText(options.find((option) => option.id === id)?.text ?? id)).join('; ');
    }
    case 'trueFalse':
      return answer.value ? yes : no;
    case 'shortText':
      return answer.text;
    case 'numeric':
      return [answer.text, answer.unit].filter(Boolean).join(' ');
    default:
      return '';
  }
}
