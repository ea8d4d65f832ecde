import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf, findParagraph, paragraphsOf } from './places';
import type { Place } from './queries';

/** Brings a place of the unit into sight: the paragraph, or the recording at its moment. */
export function showPlace(root: HTMLElement | null, place: Place) {
  const video = place.second === null ? null : root?.querySelector('video');
  if (video) video.currentTime = place.second!;
  const there = video ?? findParagraph(paragraphsOf(root), place);
  if (!there) return;
  there.scrollIntoView({ block: 'center' });
  there.classList.add('place-shown');
  setTimeout(() => there.classList.remove('place-shown'), 2_000);
}

/** Says which place is meant, and leads there while the unit is open. */
export function PlaceLink({ place, body }: { place: Place; body?: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('talk');
  if (place.paragraph === null && place.second === null) return <span className="small muted">{t('place.whole')}</span>;
  const text =
    place.second !== null
      ? t('place.momentAt', { time: clockOf(place.second) })
      : place.quote
        ? `«${place.quote}»`
        : t('place.paragraph', { number: place.paragraph! + 1 });
  return body ? (
    <button type="button" className="talk-place" onClick={() => showPlace(body.current, place)}>
      {text}
    </button>
  ) : (
    <blockquote className="talk-quote">{text}</blockquote>
  );
}
