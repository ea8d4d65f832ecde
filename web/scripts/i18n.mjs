// Fails when a text is missing in a language, is empty, lacks a plural form or names other variables than its sister,
// and when the server has an error code without a sentence.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serverCodes, untold } from './error-codes.mjs';
import { checkFolder } from './i18n-check.mjs';

const texts = new URL('../src/i18n/', import.meta.url);
const faults = await checkFolder(texts);
const read = async (name) => JSON.parse(await readFile(new URL(`ru/${name}.json`, texts), 'utf8'));
const errors = Object.assign(
  {},
  ...(await Promise.all(['errors', 'deskErrors', 'courseErrors', 'lessonErrors'].map(read))),
);
const codes = await serverCodes(fileURLToPath(new URL('../../src', import.meta.url)));
for (const code of untold(codes, errors)) faults.push(`errors: ${code} has no sentence`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
