import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField, TextAreaField, TextField } from '../../../ui/Field';
import { loadTexts } from '../../../i18n';
import { Skeleton } from '../../../ui/Skeleton';
import { useInRoom } from './context';
import type { RoomPoll } from './fold';

/** With the fields of questions, which a lesson without them does not load. */
const Questions = lazy(async () => {
  await loadTexts('lessons', 'replay', 'attempt');
  return { default: (await import('./Questions')).Questions };
});

/** Questions to the class, the latest first. */
export function Polls() {
  const { t } = useTranslation('lessons');
  const { view, isStaff } = useInRoom();
  const [isAsking, setAsking] = useState(false);
  const [isPicking, setPicking] = useState(false);
  return (
    <div className="stack tight">
      {isStaff && view.phase === 'open' && !isAsking && (
        <div className="line">
          <Button kind="ghost" onClick={() => setAsking(true)}>
            {t('polls.ask')}
          </Button>
          <Button kind="ghost" onClick={() => setPicking(true)}>
            {t('questions.pick')}
          </Button>
        </div>
      )}
      {(isPicking || view.questions.length > 0) && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <Questions isPicking={isPicking} onPicked={() => setPicking(false)} />
        </Suspense>
      )}
      {isAsking && <AskForm onClose={() => setAsking(false)} />}
      {view.polls.length + view.questions.length === 0 && !isAsking && <p className="muted">{t('polls.none')}</p>}
      {view.polls.toReversed().map((poll) => (
        <Poll key={poll.id} poll={poll} />
      ))}
    </div>
  );
}

/** How often each option was chosen, for those who lead from the votes, for others once it is shown. */
function countsOf(poll: RoomPoll, isStaff: boolean): number[] | undefined {
  if (poll.result) return poll.result.counts;
  if (!isStaff) return undefined;
  return poll.options.map((_, option) => poll.votes.filter(({ options }) => options.includes(option)).length);
}

function Poll({ poll }: { poll: RoomPoll }) {
  const { t } = useTranslation('lessons');
  const { room, isStaff, act, nameOf } = useInRoom();
  const own = poll.votes.find(({ personId }) => personId === room.me);
  const [chosen, setChosen] = useState<readonly number[]>(own?.options ?? []);
  const counts = countsOf(poll, isStaff);
  const voters = poll.result?.voters ?? poll.votes.length;
  const canVote = room.role === 'pupil' && !poll.isClosed;
  const vote = (options: readonly number[]) => {
    // One answer at least stays: a vote is changed, not taken back.
    if (options.length === 0) return;
    setChosen(options);
    void act({ type: 'vote', pollId: poll.id, options: [...options].sort((a, b) => a - b) }).then((done) => {
      if (!done) setChosen(own?.options ?? []);
    });
  };
  return (
    <section className="poll" aria-label={poll.question}>
      <h2>{poll.question}</h2>
      {poll.several && canVote && <p className="small muted">{t('polls.several')}</p>}
      <ul role="list" className="poll-options">
        {poll.options.map((option, at) => (
          <li key={at}>
            {canVote ? (
              <label className="check">
                <input
                  type={poll.several ? 'checkbox' : 'radio'}
                  name={poll.id}
                  checked={chosen.includes(at)}
                  onChange={({ target }) =>
                    vote(
                      poll.several ? (target.checked ? [...chosen, at] : chosen.filter((other) => other !== at)) : [at],
                    )
                  }
                />
                <span>{option}</span>
              </label>
            ) : (
              <span>
                {option}
                {own?.options.includes(at) && <span className="small muted"> · {t('polls.own')}</span>}
              </span>
            )}
            {poll.right.includes(at) && (isStaff || poll.result) && (
              <span className="ok-ink small"> ✓ {t('polls.right')}</span>
            )}
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
      <p className="small muted">
        {canVote && own ? t('polls.counted') : poll.isClosed ? t('polls.closed') : ''}
        {counts && ` ${t('polls.voters', { count: voters })}`}
      </p>
      {isStaff && (
        <div className="line">
          {!poll.isClosed && (
            <Button kind="ghost" onClick={() => void act({ type: 'closePoll', pollId: poll.id })}>
              {t('polls.close')}
            </Button>
          )}
          {!poll.result && (
            <Button kind="ghost" onClick={() => void act({ type: 'showPoll', pollId: poll.id, result: null })}>
              {t('polls.show')}
            </Button>
          )}
        </div>
      )}
      {isStaff && poll.votes.length > 0 && (
        <details>
          <summary className="small">{t('polls.who')}</summary>
          <ul role="list" className="small">
            {poll.votes.map(({ personId, options }) => (
              <li key={personId}>
                {nameOf(personId)}: {options.map((option) => poll.options[option]).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function AskForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('lessons');
  const { act } = useInRoom();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState(['', '']);
  const [right, setRight] = useState<readonly number[]>([]);
  const [several, setSeveral] = useState(false);
  const filled = options.map((option) => option.trim());
  const isWhole = question.trim() !== '' && filled.filter(Boolean).length >= 2;

  async function ask() {
    if (!isWhole) return;
    const kept = filled.flatMap((text, at) => (text ? [{ text, isRight: right.includes(at) }] : []));
    const done = await act({
      type: 'startPoll',
      question: question.trim(),
      options: kept.map(({ text }) => text),
      several,
      right: kept.flatMap(({ isRight }, at) => (isRight ? [at] : [])),
    });
    if (done) onClose();
  }

  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <TextAreaField
        label={t('polls.question')}
        rows={2}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      {options.map((option, at) => (
        <div key={at} className="poll-new">
          <TextField
            label={t('polls.option', { number: at + 1 })}
            value={option}
            onChange={({ target }) => setOptions(options.map((other, place) => (place === at ? target.value : other)))}
          />
          <label className="check small">
            <input
              type={several ? 'checkbox' : 'radio'}
              name="right"
              checked={right.includes(at)}
              onChange={({ target }) =>
                setRight(several ? (target.checked ? [...right, at] : right.filter((other) => other !== at)) : [at])
              }
            />
            <span>{t('polls.isRight', { number: at + 1 })}</span>
          </label>
        </div>
      ))}
      <div className="line">
        <Button kind="ghost" disabled={options.length >= 10} onClick={() => setOptions([...options, ''])}>
          {t('polls.more')}
        </Button>
        <CheckField
          label={t('polls.severalOption')}
          checked={several}
          onChange={({ target }) => {
            setSeveral(target.checked);
            setRight([]);
          }}
        />
      </div>
      <div className="line">
        <Button type="submit" disabled={!isWhole}>
          {t('polls.start')}
        </Button>
        <Button kind="ghost" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
