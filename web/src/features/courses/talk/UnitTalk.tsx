import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { useMe } from '../../people/queries/me';
import { findParagraph, paragraphsOf, placeOf, whole } from './places';
import { showPlace } from './PlaceLink';
import { unitQuestionsQuery, type Place } from './queries';
import { UnitNotes } from './UnitNotes';
import { UnitQuestions } from './UnitQuestions';
import { useNotes } from './useNotes';
import './talk.css';

interface Props {
  enrolmentId: string;
  unitId: string;
  cohortId: string;
  /** What the unit shows: its paragraphs can be chosen. */
  body: RefObject<HTMLElement | null>;
}

/** Questions to the tutor and own notes, each at its place. */
export function UnitTalk(props: Props) {
  const me = useMe();
  return me ? <Talk {...props} personId={me.personId} /> : null;
}

function Talk({ enrolmentId, unitId, cohortId, body, personId }: Props & { personId: string }) {
  const { t } = useTranslation('talk');
  const [chosen, choose] = useState<Place>(whole);
  const [open, setOpen] = useState<'ask' | 'note'>();
  const questions = useQuery(unitQuestionsQuery(enrolmentId, unitId));
  const notes = useNotes(personId, enrolmentId, unitId);
  const marked = JSON.stringify([...(questions.data ?? []), ...notes.notes].map(({ place }) => place));

  // A click or a tap on a paragraph chooses it; links and words that are being marked keep their own meaning.
  useEffect(() => {
    const root = body.current;
    if (!root) return;
    const pick = (event: MouseEvent) => {
      const target = event.target as Element;
      if (target.closest('a, button, audio, video, summary') || !window.getSelection()?.isCollapsed) return;
      const paragraphs = paragraphsOf(root);
      const index = paragraphs.findIndex((one) => one.contains(target));
      if (index >= 0) choose((now) => (now.paragraph === index ? whole : placeOf(paragraphs, index)));
    };
    root.addEventListener('click', pick);
    return () => root.removeEventListener('click', pick);
  }, [body]);

  useEffect(() => {
    const paragraphs = paragraphsOf(body.current);
    const places = JSON.parse(marked) as Place[];
    const talked = new Set(places.map((place) => findParagraph(paragraphs, place)));
    const on = findParagraph(paragraphs, chosen);
    for (const one of paragraphs) {
      one.classList.toggle('place-on', one === on);
      one.classList.toggle('place-talked', talked.has(one));
    }
  }, [body, marked, chosen]);

  // A link from the page of notes or from a letter leads to the place.
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search).get('place');
    if (!asked || marked === '[]') return;
    const places = JSON.parse(marked) as Place[];
    const found = places.find(({ paragraph, second }) => asked === `p${paragraph}` || asked === `s${second}`);
    if (found) showPlace(body.current, found);
  }, [body, marked]);

  return (
    <div className="stack talk-unit">
      {chosen.paragraph !== null && open === undefined && (
        <div className="talk-bar" role="region" aria-label={t('place.chosen')}>
          <span className="talk-bar-quote">
            {chosen.quote || t('place.paragraph', { number: chosen.paragraph + 1 })}
          </span>
          <Button onClick={() => setOpen('ask')}>{t('ask.open')}</Button>
          <Button kind="ghost" onClick={() => setOpen('note')}>
            {t('note.add')}
          </Button>
          <Button kind="ghost" aria-label={t('place.drop')} onClick={() => choose(whole)}>
            ×
          </Button>
        </div>
      )}
      <UnitQuestions
        personId={personId}
        enrolmentId={enrolmentId}
        unitId={unitId}
        cohortId={cohortId}
        body={body}
        questions={questions}
        chosen={chosen}
        choose={choose}
        isOpen={open === 'ask'}
        setOpen={(isOpen) => setOpen(isOpen ? 'ask' : undefined)}
      />
      <UnitNotes
        notes={notes}
        body={body}
        chosen={chosen}
        choose={choose}
        isOpen={open === 'note'}
        setOpen={(isOpen) => setOpen(isOpen ? 'note' : undefined)}
      />
    </div>
  );
}
