import { vi } from 'vitest';

// A machine that builds something beside takes seconds where milliseconds are usual. A wait ends as soon as it may, so patience costs nothing.
const patience = 10_000;

if (typeof document !== 'undefined') (await import('@testing-library/dom')).configure({ asyncUtilTimeout: patience });

const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: patience, ...options });
