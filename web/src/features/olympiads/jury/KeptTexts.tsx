import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { useMe } from '../../people/queries/me';
import { dropText, useKeptTexts, type KeptText } from './keptTexts';

interface Props {
  /** Only those of this marking; else all that there are. */
  markingId?: string;
  /** Takes the words into the remark; without it they are only shown. */
  onInsert?: ((text: string) => void) | undefined;
}

/** Words that did not come to the server: to be copied, or taken into the remark of the work that came back. */
export function KeptTexts({ markingId, onInsert }: Props) {
  const { t } = useTranslation('jury');
  const personId = useMe()?.personId;
  const texts = useKeptTexts(personId).filter((kept) => markingId === undefined || kept.markingId === markingId);
  if (personId === undefined || texts.length === 0) return null;
  const insert = (kept: KeptText) => {
    onInsert!(kept.text);
    dropText(personId, kept);
  };
  return (
    <section className="notice warn stack kept-texts" role="status">
      <p>{t(onInsert ? 'kept.here' : 'kept.all')}</p>
      <ul role="list">
        {texts.map((kept) => (
          <li key={`${kept.markingId} ${kept.text}`} className="stack">
            {markingId === undefined && <b>{kept.title}</b>}
            <p className="kept-text">{kept.text}</p>
            <div className="line">
              {onInsert && (
                <Button kind="ghost" onClick={() => insert(kept)}>
                  {t('kept.insert')}
                </Button>
              )}
              <Button
                kind="ghost"
                aria-label={t('kept.removeOf', { title: kept.title })}
                onClick={() => dropText(personId, kept)}
              >
                {t('work.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
