/**
 * Pages that show names to whom no hub tells anything are read again so often while they are seen: a consent that is withdrawn takes its effect also on a page
 * that has long been open, ms.
 */
export const whileSeen = 30_000;
