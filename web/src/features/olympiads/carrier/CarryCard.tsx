import './carrier.css';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/network';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { offerFile } from '../../../ui/offerFile';
import { filesLeft, type AttemptSession } from '../attempt/session';
import { useSessionState } from '../../../sitting/useSessionState';
import { carriedWork } from './carriedWork';
import { CodesDialog } from './CodesDialog';
import { canSeal } from './sealedWork';

/** The way out when the network does not come back: the work leaves on a carrier, or as codes that somebody photographs. */
export default function CarryCard({ session }: { session: AttemptSession }) {
  const { t } = useTranslation('carrier');
  const state = useSessionState(session);
  const online = useOnline();
  const { view, journal } = state;
  const [codes, setCodes] = useState<Uint8Array<ArrayBuffer>>();

  const seal = async (withFiles: boolean) => {
    await session.flush();
    // What the server holds need not be carried.
    const left = new Set(withFiles ? filesLeft(state).map(({ sha256 }) => sha256) : []);
    const files = left.size > 0 ? await session.openFiles() : undefined;
    const work = await carriedWork(
      view,
      session.journal.store,
      async (sha256) => (left.has(sha256) ? files?.read(sha256) : undefined),
      state.ending === undefined,
    );
    if (!work) throw new Error(t('nothing'));
    return work;
  };
  const save = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const { file, leftOut } = await seal(true);
      offerFile(`rabota-${view.attemptId.slice(-8)}.mcw`, new Blob([file], { type: 'application/octet-stream' }));
      return leftOut;
    },
  });
  const show = useMutation({ networkMode: 'always', mutationFn: async () => setCodes((await seal(false)).file) });

  if (!canSeal() || view.carrierKey === undefined) return null;
  return (
    <section className="carry stack">
      <h2>{t(online ? 'titleAway' : 'title')}</h2>
      <p>{t(journal.unsent > 0 ? 'why' : 'whyFiles')}</p>
      <div className="line">
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
        <Button kind="ghost" busy={show.isPending} onClick={() => show.mutate()}>
          {t('show')}
        </Button>
      </div>
      {save.isSuccess && (
        <p className="notice info" role="status">
          {t('saved')}
          {save.data > 0 && ` ${t('leftOut', { count: save.data })}`}
        </p>
      )}
      <ErrorNotice error={save.error ?? show.error} />
      {codes && <CodesDialog file={codes} onClose={() => setCodes(undefined)} />}
    </section>
  );
}
