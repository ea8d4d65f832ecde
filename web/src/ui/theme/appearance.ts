import { useSyncExternalStore } from 'react';
import { accentTokens } from './accent';

/** How this person wants to see the page, kept on this device. Applied to <html> as data attributes, see tokens.css. */
export interface Appearance {
  theme: 'auto' | 'light' | 'dark';
  /** Size of the text in per cent. */
  size: '100' | '125' | '150' | '200';
  palette: 'usual' | 'black-on-white' | 'white-on-black' | 'blue-on-blue';
  spacing: 'usual' | 'wide';
  pictures: 'on' | 'off';
}

export const usual: Appearance = { theme: 'auto', size: '100', palette: 'usual', spacing: 'usual', pictures: 'on' };

/** What «версия для слабовидящих» begins with. */
export const lowVision: Omit<Appearance, 'theme'> = {
  size: '150',
  palette: 'black-on-white',
  spacing: 'wide',
  pictures: 'off',
};

const storageKey = 'appearance';
const accentKey = 'accent';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let current = read();

function read(): Appearance {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Appearance>) };
  } catch {
    return usual;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setAppearance(change: Partial<Appearance>) {
  current = { ...current, ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  applyAppearance();
}

/** The municipality's colour; kept, so that the next visit starts with it. */
export function setAccent(hex: string) {
  localStorage.setItem(accentKey, hex);
  applyAppearance();
}

export const useAppearance = () => useSyncExternalStore(subscribe, () => current);
export const useDark = () => useSyncExternalStore(subscribe, isDark);

export const isLowVision = ({ size, palette, spacing, pictures }: Appearance) =>
  size !== '100' || palette !== 'usual' || spacing !== 'usual' || pictures !== 'on';

/** Is the page dark now, by choice or by the system? */
function isDark() {
  if (current.palette !== 'usual') return current.palette === 'white-on-black';
  return current.theme === 'auto' ? system.matches : current.theme === 'dark';
}

export function applyAppearance() {
  const root = document.documentElement;
  const put = (name: keyof Appearance, value: string, none?: string) => {
    if (value === none) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  };
  put('theme', isDark() ? 'dark' : 'light');
  put('size', current.size, '100');
  put('palette', current.palette, 'usual');
  put('spacing', current.spacing, 'usual');
  put('pictures', current.pictures, 'on');

  const tokens = accentTokens(localStorage.getItem(accentKey) ?? '', isDark());
  for (const name of ['--accent', '--accent-strong', '--accent-soft', '--on-accent'])
    if (tokens?.[name] && current.palette === 'usual') root.style.setProperty(name, tokens[name]);
    else root.style.removeProperty(name);
  listeners.forEach((listener) => listener());
}

system.addEventListener('change', applyAppearance);
