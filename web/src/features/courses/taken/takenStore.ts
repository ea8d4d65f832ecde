import { openDB, type DBSchema } from 'idb';

/** A unit that is read without a network. Pictures of its text stand in it. */
export interface TakenUnit {
  id: string;
  title: string;
  html: string;
  file: { name: string; mediaType: string; content: Blob } | null;
  /** The try at a quiz that waits on this device. */
  attemptId?: string;
  isComplete: boolean;
}

/** Units of one course on this device, as they were when they were taken. */
export interface TakenCourse {
  enrolmentId: string;
  personId: string;
  title: string;
  /** ISO 8601. */
  takenAt: string;
  /** Bytes. */
  size: number;
  units: TakenUnit[];
}

/** «Studied», said without a network. */
export interface TakenMark {
  enrolmentId: string;
  unitId: string;
}

interface Schema extends DBSchema {
  courses: { key: string; value: TakenCourse };
  marks: { key: [string, string]; value: TakenMark };
}

const open = () =>
  openDB<Schema>('methodcabinet-taken', 1, {
    upgrade(db) {
      db.createObjectStore('courses', { keyPath: 'enrolmentId' });
      db.createObjectStore('marks', { keyPath: ['enrolmentId', 'unitId'] });
    },
  });
let opened: ReturnType<typeof open> | undefined;
const database = () => (opened ??= open());

/** What learners took along on this browser. A database of its own: whatever becomes of it must not touch the journals. */
export const takenStore = {
  courses: async () => (await database()).getAll('courses'),
  course: async (enrolmentId: string) => (await database()).get('courses', enrolmentId),
  put: async (course: TakenCourse) => {
    await (await database()).put('courses', course);
  },
  marks: async () => (await database()).getAll('marks'),
  /** Keeps the mark, and shows the unit as studied from now on. */
  mark: async (mark: TakenMark) => {
    const tx = (await database()).transaction(['courses', 'marks'], 'readwrite');
    const course = await tx.objectStore('courses').get(mark.enrolmentId);
    if (course) {
      const units = course.units.map((unit) => (unit.id === mark.unitId ? { ...unit, isComplete: true } : unit));
      await tx.objectStore('courses').put({ ...course, units });
    }
    await tx.objectStore('marks').put(mark);
    await tx.done;
  },
  unmark: async ({ enrolmentId, unitId }: TakenMark) => {
    await (await database()).delete('marks', [enrolmentId, unitId]);
  },
  remove: async (enrolmentId: string) => {
    await (await database()).delete('courses', enrolmentId);
  },
  clear: async () => {
    const tx = (await database()).transaction(['courses', 'marks'], 'readwrite');
    await Promise.all([tx.objectStore('courses').clear(), tx.objectStore('marks').clear(), tx.done]);
  },
  /** What others have left on a shared computer. */
  keepOnly: async (personId: string) => {
    for (const course of await takenStore.courses()) {
      if (course.personId === personId) continue;
      await takenStore.remove(course.enrolmentId);
      for (const mark of await takenStore.marks())
        if (mark.enrolmentId === course.enrolmentId) await takenStore.unmark(mark);
    }
  },
};
