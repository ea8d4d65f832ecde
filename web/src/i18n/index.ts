import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'language';
const texts = import.meta.glob<{ default: ResourceKey }>('./*/*.json');

/** Loads `i18n/<language>/<namespace>.json` when a page first asks for it. */
const lazyTexts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const load = texts[`./${language}/${namespace}.json`];
    if (!load) done(new Error(`No texts ${language}/${namespace}`), null);
    else
      load().then(
        (module) => done(null, module.default),
        (error: Error) => done(error, null),
      );
  },
};

const stored = localStorage.getItem(storageKey);
const initial: Language = stored === 'en' ? 'en' : 'ru';

export const i18nReady = i18next
  .use(lazyTexts)
  .use(initReactI18next)
  .init({
    lng: initial,
    supportedLngs: languages,
    load: 'currentOnly',
    fallbackLng: false,
    ns: ['common', 'errors'],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });

document.documentElement.lang = initial;
i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
  localStorage.setItem(storageKey, language);
});

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'ru';
}

export function changeLanguage(language: Language) {
  return i18next.changeLanguage(language);
}

/** Pages on which nothing else can go wrong than what the shell has a sentence for: those of guests and participants, who pay for each kilobyte. */
const withoutDesk = new Set([
  'attempt',
  'carrier',
  'files',
  'participation',
  'people',
  'questions',
  'receipts',
  'result',
  'verify',
]);

/** For route loaders: the texts of a feature arrive together with its code, and with those of the desk the errors that only a desk meets. */
export function loadTexts(...namespaces: string[]) {
  return i18next.loadNamespaces(
    namespaces.every((name) => withoutDesk.has(name)) ? namespaces : [...namespaces, 'deskErrors'],
  );
}

export { i18next };
