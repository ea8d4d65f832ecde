import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NetworkError } from '../../../api/errors';
import { useOnline } from '../../../api/network';
import { OpenTasks } from '../../../sitting/OpenTasks';
import { useSessionState } from '../../../sitting/useSessionState';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import type { QuizSession } from './openQuiz';

interface Props {
  session: QuizSession;
  flags: string[];
  onGo: (index: number) => void;
  onClose: () => void;
}

/** The last look before handing in: what is empty, what is marked, and a way to each. */
export function QuizHandIn({ session, flags, onGo, onClose }: Props) {
  const { t } = useTranslation('attempt');
  const online = useOnline();
  const { view, answers, journal } = useSessionState(session);
  const handIn = useMutation({ mutationFn: () => session.handIn(), networkMode: 'always' });
  return (
    <Dialog title={t('handIn.title')} onClose={onClose}>
      <div className="stack">
        {!online && <p className="notice warn">{t('handIn.offline')}</p>}
        <OpenTasks tasks={view.paper.tasks} answers={answers} flags={flags} onGo={onGo} />
        <div className="stack dialog-actions">
          <p className="muted">{t('handIn.after')}</p>
          {handIn.error instanceof NetworkError ? (
            <p className="notice bad" role="alert">
              {t(journal.unsent > 0 ? 'handIn.noLine' : 'handIn.noReply')}
            </p>
          ) : (
            <ErrorNotice error={handIn.error} />
          )}
          <div className="line">
            <Button busy={handIn.isPending} onClick={() => handIn.mutate()}>
              {t('handIn.do')}
            </Button>
            <Button kind="ghost" onClick={onClose}>
              {t('handIn.back')}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
