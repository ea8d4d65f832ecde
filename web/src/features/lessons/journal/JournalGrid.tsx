import { Link } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { toWall } from '../../../i18n/zone';
import { actOf, moved, placeIn, type AttendanceState, type SchoolMark } from './cellEntry';
import type { Attendance, Journal, JournalLesson, JournalPupil, Mark } from './queries';
import { useMarkText } from './useMarkText';

interface Props {
  journal: Journal;
  onMark: (lessonId: string, personId: string, value: SchoolMark) => void;
  onAttend: (lessonId: string, personId: string, state: AttendanceState) => void;
  onRemove: (mark: Mark) => void;
  onOpen: (lessonId: string, personId: string) => void;
}

/** Pupils by lessons. One cell at a time takes the keys; a press or Enter opens it. */
export function JournalGrid({ journal, onMark, onAttend, onRemove, onOpen }: Props) {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  const { lessons, pupils, mayWrite } = journal;
  const table = useRef<HTMLTableElement>(null);
  // Where the last lesson that was held stands: there one writes most.
  const last = lessons.findLastIndex(({ isHeld }) => isHeld);
  const [wanted, setPlace] = useState<[number, number]>([0, Math.max(0, last)]);
  const isThere = (row: number, column: number) => belongs(pupils[row]!, lessons[column]!);
  // Pupils and lessons come and go while the page is open.
  const place = placeIn(wanted, pupils.length, lessons.length, isThere);
  const marks = new Map<string, Mark[]>();
  for (const mark of journal.marks) {
    const key = `${mark.lessonId} ${mark.personId}`;
    marks.set(key, [...(marks.get(key) ?? []), mark]);
  }
  const attendance = new Map(journal.attendance.map((one) => [`${one.lessonId} ${one.personId}`, one]));

  function press(event: KeyboardEvent, row: number, column: number) {
    const act = actOf(event);
    const [lesson, pupil] = [lessons[column], pupils[row]];
    if (!act || !lesson || !pupil) return;
    // A key that is held down enters one mark.
    if (event.repeat && act.type !== 'move') {
      event.preventDefault();
      return;
    }
    if (act.type === 'open') return;
    event.preventDefault();
    if (act.type === 'move') {
      const next = moved([row, column], act, pupils.length, lessons.length, isThere);
      setPlace(next);
      table.current?.querySelector<HTMLElement>(`[data-at="${next.join(' ')}"]`)?.focus();
      return;
    }
    if (!mayWrite) return;
    if (act.type === 'mark') onMark(lesson.id, pupil.personId, act.value);
    else if (act.type === 'attendance') onAttend(lesson.id, pupil.personId, act.state);
    else {
      const own = marks.get(`${lesson.id} ${pupil.personId}`)?.at(-1);
      if (own) onRemove(own);
    }
  }

  return (
    // A wide table is moved about by keys too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="journal-sheet" tabIndex={0} role="region" aria-label={t('sheet')}>
      <table ref={table} className="journal-grid">
        <caption className="visually-hidden">{t('sheet')}</caption>
        <thead>
          <tr>
            <th scope="col" className="journal-name">
              {t('pupil')}
            </th>
            {lessons.map((lesson) => (
              <th key={lesson.id} scope="col" data-held={lesson.isHeld || undefined}>
                <Link to="/lessons/$lessonId/record" params={{ lessonId: lesson.id }} title={lesson.topic || undefined}>
                  {formats.dayAndMonth(lesson.startsAt)}
                  {lesson.topic && <span className="visually-hidden">: {lesson.topic}</span>}
                </Link>
                {lesson.works > 0 && (
                  <span className="journal-works" aria-label={t('works.waiting', { count: lesson.works })}>
                    {lesson.works}
                  </span>
                )}
              </th>
            ))}
            <th scope="col">{t('mean')}</th>
            <th scope="col">{t('missed')}</th>
          </tr>
        </thead>
        <tbody>
          {pupils.map((pupil, row) => (
            <tr key={pupil.personId}>
              <th scope="row" className="journal-name">
                {pupil.name}
              </th>
              {lessons.map((lesson, column) => {
                const key = `${lesson.id} ${pupil.personId}`;
                return (
                  <td key={lesson.id}>
                    <Cell
                      at={`${String(row)} ${String(column)}`}
                      isCurrent={place[0] === row && place[1] === column}
                      lesson={lesson}
                      pupil={pupil}
                      marks={marks.get(key) ?? []}
                      attendance={attendance.get(key)}
                      onFocus={() => setPlace([row, column])}
                      onKeyDown={(event) => press(event, row, column)}
                      onOpen={() => onOpen(lesson.id, pupil.personId)}
                    />
                  </td>
                );
              })}
              <td className="num">
                {pupil.mean === null ? '' : formats.number(pupil.mean, { minimumFractionDigits: 2 })}
              </td>
              <td className="num">{pupil.missed > 0 ? pupil.missed : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who was not in the group on that day has no cell. */
function belongs({ from, to }: JournalPupil, { startsAt }: JournalLesson) {
  const day = toWall(Date.parse(startsAt)).slice(0, 10);
  return from <= day && (to === null || day <= to);
}

interface CellProps {
  at: string;
  isCurrent: boolean;
  lesson: JournalLesson;
  pupil: JournalPupil;
  marks: readonly Mark[];
  attendance: Attendance | undefined;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: () => void;
}

function Cell({ at, isCurrent, lesson, pupil, marks, attendance, ...on }: CellProps) {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  const text = useMarkText();
  if (!belongs(pupil, lesson)) return <span className="journal-none" />;
  const shown = attendance && attendance.state !== 'present' ? attendance : undefined;
  const label = [
    shown && t(`states.${shown.state}`),
    ...marks.map(({ value, kind }) => `${text.word(value)} (${t(`kinds.${kind}`)})`),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <button
      type="button"
      className="journal-cell"
      data-at={at}
      data-entered={shown?.isEntered || undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={on.onFocus}
      onKeyDown={on.onKeyDown}
      onClick={on.onOpen}
    >
      <span className="visually-hidden">{`${pupil.name}, ${formats.date(lesson.startsAt)}: ${label || t('empty')}`}</span>
      {shown && (
        <span className="journal-absent" aria-hidden="true">
          {text.attendance(shown.state)}
        </span>
      )}
      {marks.map((mark) => (
        <span key={mark.id} aria-hidden="true" data-heavy={mark.weight > 1 || undefined}>
          {text.short(mark.value)}
        </span>
      ))}
    </button>
  );
}
