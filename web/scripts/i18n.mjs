// Fails when a text is missing in a language, has an empty value, lacks a plural form, or names other variables than its sister.
import { checkFolder } from './i18n-check.mjs';

const faults = await checkFolder(new URL('../src/i18n/', import.meta.url));
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
