import { useMutation } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError } from '../../../api/errors';
import { useOnline } from '../../../api/network';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CarryCard } from './lazyCarry';
import { FilesLeft, PagesNotice } from './lazyFiles';
import { OpenTasks } from '../../../sitting/OpenTasks';
import { filesLeft, type AttemptSession } from './session';
import { isStuck } from './stuck';
import { useSessionState } from '../../../sitting/useSessionState';

interface Props {
  session: AttemptSession;
  flags: string[];
  onGo: (index: number) => void;
  onClose: () => void;
}

/** The last look before handing in: what is empty, what is marked, and a way to each. */
export function HandInDialog({ session, flags, onGo, onClose }: Props) {
  const { t } = useTranslation('attempt');
  const online = useOnline();
  const state = useSessionState(session);
  const { view, answers } = state;
  const [waiting, setWaiting] = useState(false);
  const files = filesLeft(state).length;
  const stuck = isStuck(state, online);
  const { mutate, ...handIn } = useMutation({ mutationFn: () => session.handIn(), networkMode: 'always' });

  // Closing the dialog is changing one's mind: then nothing is handed in.
  useEffect(() => {
    if (waiting && files === 0) mutate();
  }, [waiting, files, mutate]);

  const uploads = view.paper.tasks.flatMap(({ id }, index) => {
    const answer = answers.get(id);
    return answer?.type === 'upload' ? [{ number: index + 1, files: answer.files }] : [];
  });

  return (
    <Dialog title={t('handIn.title')} onClose={onClose}>
      <div className="stack">
        {(stuck || !online) && <p className="notice warn">{t(online ? 'handIn.away' : 'handIn.offline')}</p>}
        {stuck && (
          <Suspense>
            <CarryCard session={session} />
          </Suspense>
        )}
        {files > 0 && (
          <Suspense>
            <FilesLeft count={files} when="handIn" />
          </Suspense>
        )}
        {uploads.map(({ number, files }) => (
          <Suspense key={number}>
            <PagesNotice session={session} pages={files} number={number} />
          </Suspense>
        ))}
        <OpenTasks tasks={view.paper.tasks} answers={answers} flags={flags} onGo={onGo} />
        <div className="stack dialog-actions">
          <p className="muted">{t('handIn.after')}</p>
          {handIn.error instanceof NetworkError ? (
            <p className="notice bad" role="alert">
              {t(state.journal.unsent > 0 ? 'handIn.noLine' : 'handIn.noReply')}
            </p>
          ) : (
            <ErrorNotice error={handIn.error} />
          )}
          <div className="line">
            {files > 0 && (
              <Button busy={waiting} onClick={() => setWaiting(true)}>
                {t('handIn.wait')}
              </Button>
            )}
            <Button kind={files > 0 ? 'ghost' : 'primary'} busy={handIn.isPending} onClick={() => mutate()}>
              {t(files > 0 ? 'handIn.now' : 'handIn.do')}
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
