import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/Field';
import { clockOf, paragraphsOf, placeOf, quoteOf, whole } from './places';
import type { Place } from './queries';

const shown = 60;

interface Props {
  body: RefObject<HTMLElement | null>;
  value: Place;
  onChange: (place: Place) => void;
}

/** Which place of the unit is meant; a click on a paragraph says the same. */
export function PlaceField({ body, value, onChange }: Props) {
  const { t } = useTranslation('talk');
  const paragraphs = paragraphsOf(body.current);
  const video = body.current?.querySelector('video');
  const chosen = value.paragraph !== null ? `p${value.paragraph}` : value.second !== null ? 's' : '';
  const change = (name: string) => {
    if (name === '') onChange(whole);
    else if (name === 's') onChange({ ...whole, second: Math.floor(video?.currentTime ?? value.second ?? 0) });
    else onChange(placeOf(paragraphs, Number(name.slice(1))));
  };
  return (
    <SelectField
      label={t('place.label')}
      hint={paragraphs.length > 0 ? t('place.hint') : undefined}
      value={chosen}
      onChange={(event) => change(event.target.value)}
    >
      <option value="">{t('place.whole')}</option>
      {(video || value.second !== null) && (
        <option value="s">
          {value.second === null ? t('place.moment') : t('place.momentAt', { time: clockOf(value.second) })}
        </option>
      )}
      {paragraphs.map((paragraph, index) => {
        const quote = quoteOf(paragraph);
        return (
          <option key={index} value={`p${index}`}>
            {t('place.paragraph', { number: index + 1 })}
            {quote && `: ${quote.length > shown ? `${quote.slice(0, shown)}…` : quote}`}
          </option>
        );
      })}
    </SelectField>
  );
}
