import { useTranslation } from 'react-i18next';
import { useInRoom } from './context';

/** Says to a screen reader what asks for an answer, whatever tab is open. What was already there when the page opened is said too: it waits for the same answer. */
export function News() {
  const { t } = useTranslation('lessons');
  const { room, view } = useInRoom();
  if (room.role !== 'pupil' || view.phase !== 'open') return null;
  const check = view.checks.at(-1);
  const poll = view.polls.findLast(({ isClosed }) => !isClosed);
  const question = view.questions.findLast(({ isClosed }) => !isClosed);
  const shown = view.polls.findLast(({ result }) => result);
  const isMine = (personId: string) => personId === room.me;
  return (
    <div className="visually-hidden">
      <p role="alert">{check && !check.answered.some(isMine) ? t('news.check') : ''}</p>
      <p role="status">
        {poll && !poll.votes.some((vote) => isMine(vote.personId)) ? t('news.poll', { question: poll.question }) : ''}
      </p>
      <p role="status">
        {question && !question.answers.some((answer) => isMine(answer.personId))
          ? t('news.question', { title: question.asked.title })
          : ''}
      </p>
      <p role="status">{shown ? t('news.shown', { question: shown.question }) : ''}</p>
    </div>
  );
}
