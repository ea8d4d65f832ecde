/** sRGB channels 0–255. */
type Rgb = [number, number, number];

const parse = (hex: string): Rgb | undefined => {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return match ? [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)] : undefined;
};
const print = (rgb: Rgb) => '#' + rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');
const mix = (a: Rgb, b: Rgb, share: number) => a.map((channel, i) => channel + (b[i]! - channel) * share) as Rgb;

/** Relative luminance, WCAG 2.1. */
const luminance = (rgb: Rgb) => {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast ratio of two colours (#rrggbb), WCAG 2.1. */
export function contrast(a: string, b: string) {
  const [x, y] = [luminance(parse(a)!), luminance(parse(b)!)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The same hue, at least `lightness` (0–1) bright; bright colours need less saturation. */
function brighten(rgb: Rgb, lightness: number): Rgb {
  const [min, max] = [Math.min(...rgb) / 255, Math.max(...rgb) / 255];
  const own = (min + max) / 2;
  if (max === min || own >= lightness)
    return mix(rgb, [255, 255, 255], Math.max(0, (lightness - own) / (1 - own)) || 0);
  const saturation = (0.75 * (max - min)) / (1 - Math.abs(2 * own - 1));
  const chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
  return rgb.map((channel) => 255 * (lightness + chroma * ((channel / 255 - min) / (max - min) - 0.5))) as Rgb;
}

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const ground: Rgb = [245, 247, 249];
const darkPaper: Rgb = [22, 29, 37];

/** Moves `colour` towards `to` until it reads on every one of its grounds (4.6, a hair above AA). */
function readable(colour: Rgb, to: Rgb, groundsOf: (colour: Rgb) => Rgb[]) {
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(colour, to, share);
    if (groundsOf(candidate).every((back) => contrast(print(candidate), print(back)) >= 4.6)) return candidate;
  }
  return to;
}

/** The tokens that follow from the municipality's one colour, legible in both themes; undefined for what is no colour. */
export function accentTokens(hex: string, dark: boolean): Record<string, string> | undefined {
  const base = parse(hex);
  if (!base) return undefined;
  const soft = (colour: Rgb) => (dark ? mix(darkPaper, colour, 0.18) : mix(white, colour, 0.12));
  const accent = dark
    ? readable(brighten(base, 0.6), white, (colour) => [darkPaper, soft(colour)])
    : readable(base, black, (colour) => [white, ground, soft(colour)]);
  return {
    '--accent': print(accent),
    '--accent-strong': print(mix(accent, dark ? white : black, 0.25)),
    '--accent-soft': print(soft(accent)),
    '--on-accent': dark ? '#0c1a20' : '#ffffff',
  };
}
