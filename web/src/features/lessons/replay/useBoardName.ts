import { useTranslation } from 'react-i18next';
import { slideOf } from '../room/slidePlace';
import type { RoomView } from '../room/fold';
import { useInReplay } from './context';

/** What a board is called at some moment. */
export function useBoardName(): (board: string, view: Pick<RoomView, 'slides' | 'groups'>) => string {
  const { t } = useTranslation('replay');
  const { data, nameOf } = useInReplay();
  return (board, view) => {
    const slide = slideOf(view, board);
    if (slide) return t('board.slide', { title: slide.deck.title, page: slide.page });
    const [kind, id] = board.split(':');
    if (kind === 'own') return id === data.me ? t('board.own') : t('board.of', { name: nameOf(id!) });
    if (kind === 'group') return view.groups[Number(id) - 1]?.name ?? t('board.group');
    return t('board.common', { number: id });
  };
}
