import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { NetworkError } from '../api/errors';

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

/** English texts that did not come are Russian ones: only then are these loaded as well. */
let standsIn = false;

const stored = localStorage.getItem(storageKey);
const initial: Language = stored === 'en' ? 'en' : 'ru';

export const i18nReady = i18next
  .use(lazyTexts)
  .use(initReactI18next)
  .init({
    lng: initial,
    supportedLngs: languages,
    load: 'currentOnly',
    fallbackLng: () => (standsIn ? ['ru'] : []),
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

export async function changeLanguage(language: Language) {
  await complete(language, i18next.options.ns as string[]);
  await i18next.changeLanguage(language);
}

/** Pages on which nothing else can go wrong than what the shell has a sentence for: those of guests and participants, who pay for each kilobyte. */
const withoutDesk = new Set([
  'attempt',
  'carrier',
  'courses',
  'readiness',
  'files',
  'lessons',
  'participation',
  'people',
  'questions',
  'receipts',
  'replay',
  'result',
  'timetable',
  'together',
  'verify',
]);

/** Errors that only pages of one feature meet come with its texts. */
const ownErrors: Record<string, string> = {
  courses: 'courseErrors',
  talk: 'courseErrors',
  together: 'courseErrors',
  lessons: 'lessonErrors',
  timetable: 'lessonErrors',
};

/** For route loaders: the texts of a feature arrive together with its code, and with those of the desk the errors that only a desk meets. Throws NetworkError when they do not come. */
export async function loadTexts(...namespaces: string[]) {
  const desk = namespaces.every((name) => withoutDesk.has(name)) ? [] : ['deskErrors'];
  const own = Object.entries(ownErrors).flatMap(([name, errors]) => (namespaces.includes(name) ? [errors] : []));
  const wanted = ['common', 'errors', ...namespaces, ...desk, ...own];
  await i18next.loadNamespaces(wanted);
  await complete(currentLanguage(), wanted);
}

const missing = (language: Language, namespaces: string[]) =>
  namespaces.filter((name) => !i18next.hasResourceBundle(language, name));

/** Asks again for what did not come: i18next counts what failed once as loaded, and a page would show the names of its texts. */
async function complete(language: Language, namespaces: string[]) {
  let lacking = missing(language, namespaces);
  if (lacking.length === 0) return;
  await i18next.reloadResources(language, lacking);
  lacking = missing(language, lacking);
  if (lacking.length === 0) return;
  standsIn = language !== 'ru';
  await i18next.reloadResources('ru', missing('ru', lacking));
  if (missing('ru', lacking).length > 0) throw new NetworkError();
}

export { i18next };
