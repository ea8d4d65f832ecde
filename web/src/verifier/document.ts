import { verifyCode, type PublicKey, type Verdict } from '../features/verification/signed';
import { formats } from '../i18n/formats';
import en from '../i18n/en/verify.json';
import ru from '../i18n/ru/verify.json';
import { readQr } from '../ui/readQr';

/** The page `verify-document.html`: one file that verifies documents anywhere, without the server. The server writes its keys into it. */

const texts = { ru, en };
let language: keyof typeof texts = navigator.language.startsWith('ru') ? 'ru' : 'en';
let verdict: Verdict | { outcome: 'noPicture' } | undefined;

const at = (id: string) => document.getElementById(id)!;
const keys = JSON.parse(at('keys').textContent) as PublicKey[];
const code = at('code') as HTMLTextAreaElement;

function show() {
  const t = texts[language];
  document.documentElement.lang = language;
  document.title = t.page.title;
  at('language').textContent = language === 'ru' ? 'English' : 'По-русски';
  for (const id of ['title', 'lead', 'choose', 'paste', 'check', 'compare'] as const) at(id).textContent = t.page[id];
  at('known').textContent = t.page.known.replace('{{keys}}', keys.map(({ id }) => id).join(', '));
  const line = at('verdict');
  line.hidden = verdict === undefined;
  at('report').replaceChildren();
  at('compare').hidden = true;
  if (verdict === undefined) return;
  const genuine = verdict.outcome === 'genuine';
  line.className = genuine ? 'good' : 'bad';
  line.textContent = t.page[verdict.outcome];
  if (verdict.outcome !== 'genuine') return;
  const { words, keyId } = verdict;
  const rows: [string, string][] = [
    [t.page.document, t.kind[words.kind]],
    [t.page.holder, words.holder],
    [t.page.holderDetail, words.holderDetail],
    [t.page.ground, `${words.ground}, ${t.season.replace('{{season}}', words.season)}`],
    [t.number, words.number],
    [t.issuedOn, formats(language).date(words.issuedOn)],
    [t.page.key, keyId],
  ];
  for (const [name, value] of rows.filter(([, value]) => value)) {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    text.textContent = value;
    at('report').append(term, text);
  }
  at('compare').hidden = false;
}

async function check(text: string) {
  verdict = await verifyCode(text, keys);
  show();
}

async function read(picture: File) {
  let text: string | undefined;
  try {
    text = readQr(await createImageBitmap(picture), (found) => found);
  } catch {
    // Not a picture that this browser opens.
  }
  code.value = text ?? '';
  if (text !== undefined) return check(text);
  verdict = { outcome: 'noPicture' };
  show();
}

at('language').addEventListener('click', () => {
  language = language === 'ru' ? 'en' : 'ru';
  show();
});
at('check').addEventListener('click', () => void check(code.value));
at('picture').addEventListener('change', (event) => {
  const [picture] = (event.target as HTMLInputElement).files ?? [];
  if (picture) void read(picture);
});
show();
