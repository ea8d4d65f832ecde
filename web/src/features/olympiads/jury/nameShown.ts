/** A name that the server keeps in small letters, to compare it, as people write it. */
export const nameShown = (name: string) =>
  name.replace(/(^|[\s\-(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
