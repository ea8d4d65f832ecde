import type { RoomView } from './fold';

export interface SlidePlace {
  deck: RoomView['slides'][number];
  page: number;
}

/** Which page of which slides a board is. */
export function slideOf(view: Pick<RoomView, 'slides'>, board: string): SlidePlace | undefined {
  const [kind, id, page] = board.split(':');
  const deck = kind === 'slide' ? view.slides.find((slides) => slides.id === id) : undefined;
  return deck && { deck, page: Number(page) };
}
