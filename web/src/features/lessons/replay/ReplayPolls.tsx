import { useTranslation } from 'react-i18next';
import { useInReplay } from './context';

/** What the class was asked until now, the latest first. */
export function ReplayPolls() {
  const { t } = useTranslation('replay');
  const { view, data } = useInReplay();
  if (view.polls.length === 0) return <p className="muted">{t('noPolls')}</p>;
  return (
    <div className="stack tight">
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
