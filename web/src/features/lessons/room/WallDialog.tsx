import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/Dialog';
import { useInRoom } from './context';
import { Element } from './Element';
import { boardHeight, boardWidth } from './strokes';

/** The boards of all pupils at once, as they are written. */
export function WallDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('lessons');
  const { room, view, session, choose } = useInRoom();
  const elementsOf = (id: string) => view.boards.find((board) => board.name === `own:${id}`)?.elements ?? [];
  // Who is there and writes comes first.
  const pupils = room.people
    .filter(({ role }) => role === 'pupil')
    .sort(
      (a, b) =>
        Number(elementsOf(b.id).length > 0) - Number(elementsOf(a.id).length > 0) ||
        Number(room.present.includes(b.id)) - Number(room.present.includes(a.id)),
    );
  const ids = pupils
    .map(({ id }) => id)
    .filter((id) => !view.boards.some(({ name }) => name === `own:${id}`))
    .sort()
    .join();
  useEffect(() => {
    for (const id of ids.split(',').filter(Boolean)) void session.need(`own:${id}`);
  }, [session, ids]);
  return (
    <Dialog title={t('tools.wall')} onClose={onClose}>
      {pupils.length === 0 && <p className="muted">{t('wall.nobody')}</p>}
      <ul role="list" className="wall">
        {pupils.map(({ id, name }) => {
          const elements = elementsOf(id);
          return (
            <li key={id}>
              <button
                type="button"
                className="wall-board"
                aria-label={t('wall.open', { name, count: elements.length })}
                onClick={() => {
                  choose(`own:${id}`);
                  onClose();
                }}
              >
                <svg viewBox={`0 0 ${boardWidth} ${boardHeight}`} aria-hidden="true">
                  {elements.map((drawn) => (
                    <Element key={drawn.id} element={drawn.element} />
                  ))}
                </svg>
                <span>{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
