import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n';

/** Each language is named in itself, so that one who cannot read this page finds theirs. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other =
    i18n.language === 'en' ? ({ code: 'ru', name: 'Русский' } as const) : ({ code: 'en', name: 'English' } as const);
  return (
    <button type="button" className="quiet" lang={other.code} onClick={() => void changeLanguage(other.code)}>
      {other.name}
    </button>
  );
}
