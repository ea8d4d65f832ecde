import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NetworkError } from '../../../api/errors';
import { useFormats } from '../../../i18n/format';
import { textOf } from '../../../sitting/answers';
import { Html } from '../../../sitting/questions/Html';
import { useSessionState } from '../../../sitting/useSessionState';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import type { Checked } from './contract';
import type { QuizSession } from './openQuiz';
import { checkTask } from './quizApi';

/** What the server said of an answer; `of` is its text. */
export interface Verdict extends Checked {
  of: string;
}

interface Props {
  session: QuizSession;
  taskId: string;
  verdict: Verdict | undefined;
  onVerdict: (verdict: Verdict) => void;
}

/** Practice: the answer to one task is judged at once, with what its author has to say of it. */
export function CheckTask({ session, taskId, verdict, onVerdict }: Props) {
  const { t } = useTranslation('quiz');
  const formats = useFormats();
  const { answers, view } = useSessionState(session);
  const answer = answers.get(taskId) ?? null;
  const check = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const of = textOf(answer);
      // The server judges what it holds.
      await session.flush();
      await session.journal.send();
      if (session.journal.state.unsent > 0) throw new NetworkError();
      return { ...(await checkTask(view.attemptId, taskId)), of };
    },
    onSuccess: onVerdict,
  });
  // Of another answer than the one that stands there now it says nothing.
  const shown = verdict?.of === textOf(answer) ? verdict : undefined;
  const kind = shown && (shown.isRight ? 'ok' : shown.points > 0 ? 'warn' : 'bad');
  return (
    <section className="quiz-check" aria-label={t('check.title')}>
      <Button
        kind="ghost"
        busy={check.isPending}
        aria-disabled={answer === null || undefined}
        onClick={() => answer !== null && check.mutate()}
      >
        {t('check.act')}
      </Button>
      {answer === null && <span className="small muted">{t('check.answerFirst')}</span>}
      {check.error instanceof NetworkError ? (
        <p className="notice warn" role="alert">
          {t('check.offline')}
        </p>
      ) : (
        <ErrorNotice error={check.error} />
      )}
      <div role="status" className="stack tight">
        {shown && kind && (
          <>
            <p className="line">
              <Tag kind={kind}>{t(`check.${kind}`)}</Tag>
              <span className="num">
                {t('points', { points: formats.number(shown.points), max: formats.number(shown.maxPoints) })}
              </span>
            </p>
            {shown.html && <Html className="statement quiz-word" html={shown.html} />}
          </>
        )}
      </div>
    </section>
  );
}
