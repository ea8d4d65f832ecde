/** A list that is being edited, with what was read when the editing began. */
export interface Editing<T> {
  items: T[];
  read: string;
  version: number;
}

/** The same editing with other items; it begins with what is there now. */
export const edit = <T>(
  editing: Editing<T> | undefined,
  items: T[],
  stored: readonly unknown[],
  version: number,
): Editing<T> => ({ read: JSON.stringify(stored), version, ...editing, items });

/** The version to send: the newest while the list itself is as it was read, otherwise the one that was read, which the server refuses. */
export const versionToSend = (
  { read, version }: Pick<Editing<unknown>, 'read' | 'version'>,
  stored: readonly unknown[],
  newest: number,
): number => (JSON.stringify(stored) === read ? newest : version);
