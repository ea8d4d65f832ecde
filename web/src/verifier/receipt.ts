import {
  fileFormat,
  verdictOf,
  verifyFile,
  type PublicKey,
  type ReceiptFile,
  type Report,
} from '../sitting/receipts/verify';
import { formats } from '../i18n/formats';
import en from '../i18n/en/receipts.json';
import ru from '../i18n/ru/receipts.json';

/** The page `verify-receipt.html`: one file that verifies receipts anywhere, without the server. The server writes its keys into it. */

const texts = { ru: ru.page, en: en.page };
let language: keyof typeof texts = navigator.language.startsWith('ru') ? 'ru' : 'en';
let outcome: Report | 'notFile' | 'noCrypto' | undefined;

const at = (id: string) => document.getElementById(id)!;
const known = JSON.parse(at('keys').textContent) as PublicKey[];

function show() {
  const t = texts[language];
  document.documentElement.lang = language;
  document.title = t.title;
  at('language').textContent = language === 'ru' ? 'English' : 'По-русски';
  at('title').textContent = t.title;
  at('lead').textContent = t.lead;
  at('choose').textContent = t.choose;
  at('known').textContent = t.known.replace('{{keys}}', known.map(({ id }) => id).join(', '));
  const verdict = at('verdict');
  verdict.hidden = outcome === undefined;
  at('report').replaceChildren();
  at('compare').hidden = true;
  if (outcome === undefined) return;
  if (typeof outcome === 'string') {
    verdict.className = 'bad';
    verdict.textContent = t[outcome];
    return;
  }
  const { receipts, entries, chains, digest, lastReceivedAt, keyIds, strangers } = outcome;
  const whole = verdictOf(outcome);
  verdict.className = whole === 'goodDigest' ? 'good' : whole;
  verdict.textContent = t[whole].replace('{{keys}}', strangers.join(', '));
  const rows: [string, string][] = [
    [whole === 'doubtful' ? t.matching : t.genuine, String(receipts.genuine)],
    ...(receipts.forged > 0 ? [[t.forged, String(receipts.forged)] as [string, string]] : []),
    ...(receipts.unknownKey > 0 ? [[t.unknownKey, String(receipts.unknownKey)] as [string, string]] : []),
    [t.entries, String(entries)],
    [t.chains.label, t.chains[chains]],
    [t.digest.label, t.digest[digest]],
    ...(lastReceivedAt
      ? [
          [
            t.last,
            `${formats(language).date(lastReceivedAt)}, ${formats(language).timeWithSeconds(lastReceivedAt)}`,
          ] as [string, string],
        ]
      : []),
    [t.keys, keyIds.join(', ')],
  ];
  for (const [name, value] of rows) {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    text.textContent = value;
    at('report').append(term, text);
  }
  at('compare').textContent = t.compare;
  at('compare').hidden = false;
}

async function read(file: File) {
  if (globalThis.crypto?.subtle === undefined) return 'noCrypto';
  try {
    const content = JSON.parse(await file.text()) as ReceiptFile;
    return content.format === fileFormat ? await verifyFile(content, known) : 'notFile';
  } catch {
    return 'notFile';
  }
}

at('language').addEventListener('click', () => {
  language = language === 'ru' ? 'en' : 'ru';
  show();
});
at('file').addEventListener('change', (event) => {
  const [file] = (event.target as HTMLInputElement).files ?? [];
  if (file)
    void read(file).then((found) => {
      outcome = found;
      show();
    });
});
show();
