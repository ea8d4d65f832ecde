/* The player of a saved lesson: it finds everything in its own page and asks no server. */
import i18next from 'i18next';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next, useTranslation } from 'react-i18next';
import { unpacked } from '../features/lessons/replay/packed';
import { ReplayPlayer } from '../features/lessons/replay/ReplayPlayer';
import type { ReplayData } from '../features/lessons/replay/timeline';
import { useFormats } from '../i18n/format';
import en from '../i18n/en/replay.json';
import ru from '../i18n/ru/replay.json';
import './page.css';

function block(element: HTMLElement): Blob {
  const bytes = unpacked(element.textContent);
  // It is large and was read.
  element.remove();
  return new Blob([bytes], { type: element.dataset.type ?? '' });
}

/** What is found under `data-{kind}`, by name. */
function blocks(kind: 'file' | 'sound') {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll<HTMLElement>(`script[data-${kind}]`))
    found.set(element.dataset[kind]!, URL.createObjectURL(block(element)));
  return found;
}

async function lesson(): Promise<ReplayData> {
  const squeezed = block(document.querySelector<HTMLElement>('script[data-replay]')!);
  const stream = squeezed.stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as ReplayData;
}

function Saved({ data, files, sounds }: { data: ReplayData; files: Map<string, string>; sounds: Map<string, string> }) {
  const { t } = useTranslation('replay');
  const formats = useFormats();
  const [soundUrl] = useState(() => (id: string) => sounds.get(id) ?? '');
  return (
    <main className="saved">
      <h1>{data.title}</h1>
      <p className="muted">{t('saved', { at: formats.dateTime(data.begunAt) })}</p>
      <ReplayPlayer data={data} fileUrl={(id) => files.get(id)} soundUrl={soundUrl} />
    </main>
  );
}

async function begin() {
  await i18next.use(initReactI18next).init({
    lng: document.documentElement.lang,
    resources: { ru: { replay: ru }, en: { replay: en } },
    interpolation: { escapeValue: false },
  });
  const [data, files, sounds] = [await lesson(), blocks('file'), blocks('sound')];
  if (matchMedia('(prefers-color-scheme: dark)').matches) document.documentElement.dataset.theme = 'dark';
  document.title = data.title;
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Saved data={data} files={files} sounds={sounds} />
    </StrictMode>,
  );
}

void begin();
