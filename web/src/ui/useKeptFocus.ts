import { useEffect, useRef, type FocusEvent } from 'react';

const rowsOf = (list: Element) => [...list.children].filter((row) => !(row as HTMLElement).hidden);

/**
 * For a list whose rows can be removed, as its props: when a row goes away together with the focus, the focus comes to the row that took its place,
 * or to the heading over an emptied list. Otherwise the keyboard would start from the top of the page.
 * @param count of rows
 */
export function useKeptFocus(count: number) {
  const before = useRef(count);
  const at = useRef<{ list: Element; row: number; heading: HTMLElement | null | undefined }>(undefined);
  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    const place = at.current;
    if (!fewer || !place || document.activeElement !== document.body) return;
    const rows = place.list.isConnected ? rowsOf(place.list) : [];
    const row = rows[Math.min(place.row, rows.length - 1)];
    const next = row?.querySelector<HTMLElement>('a, button, input, select, textarea');
    if (next) return next.focus();
    const heading = place.heading?.isConnected ? place.heading : document.querySelector<HTMLElement>('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [count]);
  return {
    onFocus: ({ currentTarget: list, target }: FocusEvent) => {
      const row = rowsOf(list).findIndex((each) => each.contains(target));
      at.current = {
        list,
        row,
        heading: list.closest('section, fieldset')?.querySelector<HTMLElement>('h2, h3, legend'),
      };
    },
    onBlur: () => {
      at.current = undefined;
    },
  };
}
