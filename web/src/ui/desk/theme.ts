import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent = Array.from({ length: 10 }, (_, shade) =>
  shade < 3 ? 'var(--accent-soft)' : shade < 7 ? 'var(--accent)' : 'var(--accent-strong)',
) as unknown as MantineColorsTuple;

/** Mantine in the product's own tokens. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
