import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Board } from './Board';
import { useInRoom } from './context';
import { groupOf, may } from './fold';
import { slideOf } from './slidePlace';

/** What everybody sees, or what one looks at alone: the own board, that of the group, a pupil's for who leads. */
export function Stage() {
  const { t } = useTranslation('lessons');
  const { room, view, isStaff, act, session, nameOf, choice, choose } = useInRoom();
  const group = groupOf(view, room.me);
  const board = choice ?? view.stage;
  const isHere = view.boards.some(({ name }) => name === board);
  useEffect(() => {
    if (!isHere) void session.need(board);
  }, [session, board, isHere, view]);
  const me = { id: room.me, role: room.role };
  const isOwn = board === `own:${room.me}`;
  const canDraw =
    view.phase !== 'over' &&
    (isStaff ||
      (room.role === 'pupil' &&
        (isOwn || board === `group:${group}` || (!board.startsWith('own:') && may(view, me, 'draw')))));
  const slide = slideOf(view, board);
  const turn = (page: number) => slide && void act({ type: 'show', board: `slide:${slide.deck.id}:${page}` });
  return (
    <section className="stage" aria-label={t('stage.label')}>
      <div className="stage-head">
        <p className="small">{nameOfBoard()}</p>
        {!isStaff && room.role === 'pupil' && room.kind === 'lesson' && (
          <div className="line" role="group" aria-label={t('stage.choose')}>
            <Button kind="ghost" aria-pressed={!choice} onClick={() => choose(undefined)}>
              {t('stage.ofAll')}
            </Button>
            <Button kind="ghost" aria-pressed={isOwn} onClick={() => choose(`own:${room.me}`)}>
              {t('stage.own')}
            </Button>
            {group > 0 && (
              <Button kind="ghost" aria-pressed={board === `group:${group}`} onClick={() => choose(`group:${group}`)}>
                {t('stage.group')}
              </Button>
            )}
          </div>
        )}
        {isStaff && choice && (
          <div className="line">
            <Button
              kind="ghost"
              onClick={() => void act({ type: 'show', board: choice }).then(() => choose(undefined))}
            >
              {t('stage.showAll')}
            </Button>
            <Button kind="ghost" onClick={() => choose(undefined)}>
              {t('stage.back')}
            </Button>
          </div>
        )}
      </div>
      <Board key={board} name={board} slide={slide} canDraw={canDraw} label={nameOfBoard()} />
      {slide && isStaff && !choice && (
        <div className="stage-turn line">
          <Button kind="ghost" disabled={slide.page <= 1} onClick={() => turn(slide.page - 1)}>
            {t('stage.previous')}
          </Button>
          <Button kind="ghost" disabled={slide.page >= slide.deck.pages.length} onClick={() => turn(slide.page + 1)}>
            {t('stage.next')}
          </Button>
        </div>
      )}
    </section>
  );

  function nameOfBoard() {
    if (slide) return t('stage.slide', { title: slide.deck.title, page: slide.page, pages: slide.deck.pages.length });
    const [kind, id] = board.split(':');
    if (kind === 'own') return isOwn ? t('stage.own') : t('stage.of', { name: nameOf(id!) });
    if (kind === 'group') return view.groups[Number(id) - 1]?.name ?? t('stage.group');
    return t('stage.board', { number: id });
  }
}
