import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { Results } from './queries';

type Blocks = Results['blocks'];

export const isReady = (blocks: Blocks) =>
  !blocks.nothingScored &&
  blocks.openRounds.length === 0 &&
  blocks.unmarkedTotal + blocks.unscored + blocks.late + blocks.rescoring + blocks.appeals === 0 &&
  blocks.appealsUntil === null;

/** What is to be done before the chair can sign. */
export function Obstacles({ blocks }: { blocks: Blocks }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const hidden = blocks.unmarkedTotal - blocks.unmarked.length;
  return (
    <ul className="obstacles">
      {blocks.openRounds.length > 0 && <li>{t('blocks.rounds', { titles: blocks.openRounds.join(', ') })}</li>}
      {blocks.nothingScored && <li>{t('blocks.nothing')}</li>}
      {blocks.unscored > 0 && <li>{t('blocks.unscored', { count: blocks.unscored })}</li>}
      {blocks.rescoring > 0 && <li>{t('blocks.rescoring', { count: blocks.rescoring })}</li>}
      {blocks.late > 0 && <li>{t('blocks.late', { count: blocks.late })}</li>}
      {blocks.appealsUntil !== null && (
        <li>{t('blocks.appealsUntil', { until: formats.dateTime(blocks.appealsUntil) })}</li>
      )}
      {blocks.appeals > 0 && <li>{t('blocks.appeals', { count: blocks.appeals })}</li>}
      {blocks.unmarkedTotal > 0 && (
        <li>
          {t('blocks.unmarked', { count: blocks.unmarkedTotal })}
          <ul
            className="unmarked"
            role="list"
            aria-label={t('blocks.unmarked', { count: blocks.unmarkedTotal })}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is scrolled by keyboard too
            tabIndex={0}
          >
            {blocks.unmarked.map(({ cipher, roundTitle, trackName, position }, index) => (
              <li key={index}>
                {t('blocks.task', {
                  cipher: cipher ?? t('blocks.noCipher'),
                  position,
                  track: trackName,
                  round: roundTitle,
                })}
              </li>
            ))}
            {hidden > 0 && <li className="muted">{t('blocks.more', { count: hidden })}</li>}
          </ul>
        </li>
      )}
    </ul>
  );
}
