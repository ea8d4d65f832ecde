import { useTranslation } from 'react-i18next';
import { Element } from '../room/Element';
import { slideOf } from '../room/slidePlace';
import { boardHeight, boardWidth } from '../room/strokes';
import { useInReplay } from './context';
import { useBoardName } from './useBoardName';

/** What everybody saw at this moment. */
export function ReplayStage() {
  const { t } = useTranslation('replay');
  const { view, fileUrl } = useInReplay();
  const nameOfBoard = useBoardName();
  const slide = slideOf(view, view.stage);
  const elements = view.boards.find(({ name }) => name === view.stage)?.elements ?? [];
  const picture = slide && fileUrl(slide.deck.pages[slide.page - 1]!);
  const name = nameOfBoard(view.stage, view);
  return (
    <section className="stage" aria-label={t('stage')}>
      <p className="small">{view.isInside ? name : t('outside')}</p>
      <div className="board-sheet">
        {picture && <img className="board-slide" src={picture} alt={t('slideAlt', { page: slide.page })} />}
        <svg
          viewBox={`0 0 ${boardWidth} ${boardHeight}`}
          role="img"
          aria-label={`${name}. ${t('elements', { count: elements.length })}`}
        >
          {elements.map(({ id, element }) => (
            <Element key={id} element={element} />
          ))}
        </svg>
        <ul className="visually-hidden">
          {elements.map(({ id, element }) => element.type === 'writing' && <li key={id}>{element.text}</li>)}
        </ul>
      </div>
    </section>
  );
}
