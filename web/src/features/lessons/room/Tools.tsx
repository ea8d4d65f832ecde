import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { useInRoom } from './context';
import { GroupsDialog } from './GroupsDialog';
import { MediaTools } from './media/MediaTools';
import { SlidesButton } from './SlidesButton';
import { WallDialog } from './WallDialog';

/** What one can do now, at the foot of the page. */
export function Tools() {
  const { t } = useTranslation('lessons');
  const { room, view, isStaff, act, session } = useInRoom();
  const [open, setOpen] = useState<'end' | 'groups' | 'wall'>();
  const close = () => setOpen(undefined);
  const hasHand = view.hands.some(({ personId }) => personId === room.me);
  const check = view.checks.at(-1);
  const asks = room.role === 'pupil' && check && !check.answered.includes(room.me) && view.phase === 'open';
  return (
    <footer className="room-tools" aria-label={t('tools.label')}>
      <MediaTools />
      {asks && (
        <Button onClick={() => void act({ type: 'answerPresence', checkId: check.id })}>{t('tools.iAmHere')}</Button>
      )}
      {room.role === 'pupil' && view.phase === 'open' && (
        <Button
          kind="ghost"
          aria-pressed={hasHand}
          onClick={() => void act(hasHand ? { type: 'lowerHands', personId: room.me } : { type: 'raiseHand' })}
        >
          {t(hasHand ? 'tools.lowerHand' : 'tools.raiseHand')}
        </Button>
      )}
      {room.role === 'teacher' && view.phase === 'before' && (
        <Button onClick={() => void act({ type: 'begin' })}>{t('tools.begin')}</Button>
      )}
      {isStaff && view.phase !== 'over' && (
        <>
          <label className="tools-stage">
            <span className="visually-hidden">{t('tools.stage')}</span>
            <select
              className="input"
              value={view.stage}
              onChange={({ target }) => void act({ type: 'show', board: target.value })}
            >
              {[...boardsOf(view.stage)].map((board) => (
                <option key={board} value={board}>
                  {t('stage.board', { number: board.split(':')[1] })}
                </option>
              ))}
              {view.slides.map(({ id, title, pages }) => {
                const isShown = view.stage.startsWith(`slide:${id}:`);
                return (
                  <option key={id} value={isShown ? view.stage : `slide:${id}:1`}>
                    {t('tools.deck', { title, count: pages.length })}
                  </option>
                );
              })}
              {/^(own|group):/.test(view.stage) && <option value={view.stage}>{t('tools.ofPupil')}</option>}
            </select>
          </label>
          <SlidesButton />
          {room.kind === 'lesson' && (
            <>
              <Button kind="ghost" onClick={() => setOpen('wall')}>
                {t('tools.wall')}
              </Button>
              <Button
                kind="ghost"
                onClick={() => (view.groups.length > 0 ? void act({ type: 'endGroups' }) : setOpen('groups'))}
              >
                {t(view.groups.length > 0 ? 'tools.endGroups' : 'tools.groups')}
              </Button>
            </>
          )}
        </>
      )}
      {room.role === 'teacher' && view.phase === 'open' && (
        <Button kind="danger" onClick={() => setOpen('end')}>
          {t('tools.end')}
        </Button>
      )}
      {open === 'groups' && <GroupsDialog onClose={close} />}
      {open === 'wall' && <WallDialog onClose={close} />}
      {open === 'end' && (
        <ConfirmDialog
          title={t('tools.endTitle')}
          action={t('tools.end')}
          danger
          onConfirm={() => session.do({ type: 'end' })}
          onClose={close}
        >
          <p>{t('tools.endText')}</p>
        </ConfirmDialog>
      )}
    </footer>
  );
}

/** The boards of all up to the next empty one. */
function* boardsOf(stage: string) {
  const shown = stage.startsWith('board:') ? Number(stage.split(':')[1]) : 1;
  for (let number = 1; number <= Math.min(20, shown + 1); number++) yield `board:${number}`;
}
