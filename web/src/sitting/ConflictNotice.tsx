import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { useAnswerText } from './answerText';
import type { Answer, QuestionBody } from './contract';
import type { Conflict } from './session';

interface Props {
  body: QuestionBody;
  ours: Answer | null;
  conflict: Conflict;
  onKeep: (which: 'here' | 'there') => void;
}

/** The same task was answered in another tab or on another device: both are shown, the person decides. */
export function ConflictNotice({ body, ours, conflict, onKeep }: Props) {
  const { t } = useTranslation('attempt');
  const text = useAnswerText();
  return (
    <div className="notice warn conflict" role="alert">
      <p>{t(conflict.where === 'tab' ? 'conflict.tab' : 'conflict.device')}</p>
      <dl>
        <div>
          <dt>
            {t('conflict.here')}
            {conflict.counts === 'here' && ` · ${t('conflict.counts')}`}
          </dt>
          <dd>{text(body, ours)}</dd>
        </div>
        <div>
          <dt>
            {t('conflict.there')}
            {conflict.counts === 'there' && ` · ${t('conflict.counts')}`}
          </dt>
          <dd>{text(body, conflict.theirs)}</dd>
        </div>
      </dl>
      <div className="line">
        <Button kind="ghost" onClick={() => onKeep('here')}>
          {t('conflict.keepHere')}
        </Button>
        <Button kind="ghost" onClick={() => onKeep('there')}>
          {t('conflict.takeThere')}
        </Button>
      </div>
    </div>
  );
}
