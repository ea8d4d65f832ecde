import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { formats, type Formats } from './formats';
import { onTimeZone, timeZone } from './zone';

/** Without React, as the pages have them that are saved to verify without the server: `formats`. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formats(i18n.language === 'en' ? 'en' : 'ru', useSyncExternalStore(onTimeZone, timeZone));
}
