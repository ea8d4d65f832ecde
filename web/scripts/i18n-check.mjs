import { readdir, readFile } from 'node:fs/promises';

const suffix = /_(zero|one|two|few|many|other)$/;

/** Flattens nested texts to `a.b.c` → text. */
export function flatten(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const variables = (text) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]);

/** Compares one namespace in several languages: `{ ru: {...}, en: {...} }` → list of faults, in words. */
export function compare(name, languages) {
  const faults = [];
  const bases = new Map();
  for (const [language, tree] of Object.entries(languages)) {
    for (const [key, text] of flatten(tree)) {
      if (text.trim() === '') faults.push(`${language}/${name}: ${key} is empty`);
      const base = key.replace(suffix, '');
      const entry = bases.get(base) ?? {};
      const form = suffix.exec(key)?.[1] ?? '';
      entry[language] = { ...entry[language], [form]: variables(text) };
      bases.set(base, entry);
    }
  }
  for (const [base, entry] of bases) {
    const used = Object.fromEntries(
      Object.entries(entry).map(([language, forms]) => [language, new Set(Object.values(forms).flat())]),
    );
    const all = new Set(Object.values(used).flatMap((set) => [...set]));
    for (const language of Object.keys(languages)) {
      const forms = entry[language];
      if (!forms) {
        faults.push(`${language}/${name}: ${base} is missing`);
        continue;
      }
      const plural = Object.keys(forms).some((form) => form !== '');
      if (plural) {
        for (const form of new Intl.PluralRules(language).resolvedOptions().pluralCategories)
          if (!(form in forms)) faults.push(`${language}/${name}: ${base} lacks the plural form ${form}`);
      }
      for (const variable of all)
        // A form for one exact number may say the number in words.
        if (variable !== 'count' && !used[language].has(variable))
          faults.push(`${language}/${name}: ${base} does not use {{${variable}}}`);
    }
  }
  return faults;
}

/** Reads `<folder>/<language>/<namespace>.json` and returns every fault. */
export async function checkFolder(folder) {
  const languages = (await readdir(folder, { withFileTypes: true })).filter((e) => e.isDirectory()).map((e) => e.name);
  const namespaces = new Map();
  for (const language of languages) {
    for (const file of (await readdir(new URL(`${language}/`, folder))).filter((f) => f.endsWith('.json'))) {
      const tree = JSON.parse(await readFile(new URL(`${language}/${file}`, folder), 'utf8'));
      const name = file.slice(0, -'.json'.length);
      namespaces.set(name, { ...namespaces.get(name), [language]: tree });
    }
  }
  return [...namespaces].flatMap(([name, found]) =>
    compare(name, Object.fromEntries(languages.map((language) => [language, found[language] ?? {}]))),
  );
}
