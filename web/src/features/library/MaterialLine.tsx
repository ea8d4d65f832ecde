import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import { Cover } from './Cover';
import type { Card, Piece } from './queries';
import './library.css';

/** Grades as they are spoken of; empty when there are none. */
export function useGrades() {
  const { t } = useTranslation('library');
  return (from: number | null, to: number | null) =>
    from === null || to === null ? '' : from === to ? t('gradeOne', { grade: from }) : t('grades', { from, to });
}

/** A text in pieces: what was looked for is marked. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, index) => (piece.isHit ? <mark key={index}>{piece.text}</mark> : piece.text));
}

/** A material in a list. */
export function MaterialLine({
  card,
  title,
  subjects,
  children,
}: {
  card: Card;
  title?: ReactNode;
  /** Names by codes. */
  subjects?: ReadonlyMap<string, string>;
  children?: ReactNode;
}) {
  const { t } = useTranslation('library');
  const grades = useGrades();
  const about = [
    t(`kind.${card.kind}`),
    card.authors.slice(0, 3).join(', '),
    card.year,
    card.subjects.map((code) => subjects?.get(code) ?? code).join(', '),
    grades(card.gradeFrom, card.gradeTo),
  ];
  return (
    <li>
      <div className="library-row">
        <Cover card={card} />
        <div>
          <Link to="/library/$materialId" params={{ materialId: card.id }}>
            <b>{title ?? card.title}</b>
          </Link>
          <p className="small muted">{about.filter(Boolean).join(' · ')}</p>
          {children}
        </div>
      </div>
      {card.state !== 'published' ? (
        <StateTag state={card.state} />
      ) : (
        card.access !== 'everyone' && <Tag kind="none">{t(`access.${card.access}`)}</Tag>
      )}
    </li>
  );
}

const stateKinds = { draft: 'none', inReview: 'warn', published: 'ok', withdrawn: 'bad' } as const;

export function StateTag({ state }: { state: Card['state'] }) {
  const { t } = useTranslation('library');
  return <Tag kind={stateKinds[state]}>{t(`state.${state}`)}</Tag>;
}
