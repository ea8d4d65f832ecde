/** Of the events by which the browser wakes the service worker for kits. */
export const kitsTag = 'kits';
