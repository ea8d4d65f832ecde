import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { useServerNow } from '../../../ui/time';
import {
  attendanceStates,
  markKinds,
  schoolMarks,
  usualWeight,
  type AttendanceState,
  type MarkKind,
  type SchoolMark,
} from './cellEntry';
import { cellQuery, type Journal, type Mark } from './queries';
import { needsReason, type useCells } from './useCells';
import { useMarkText } from './useMarkText';

/** What is written into a cell; done anew with a reason where it was refused without one. */
export type CellWork = (why: { reason?: string }) => Promise<unknown>;

interface Props {
  journal: Pick<Journal, 'lessons' | 'marks' | 'attendance' | 'mayWrite'>;
  lessonId: string;
  personId: string;
  /** That the table gives marks for at present. */
  kind: MarkKind;
  /** What a key in the table wanted, and what it was refused for. */
  refused?: { work: CellWork; error: unknown };
  cells: ReturnType<typeof useCells>;
  onClose: () => void;
}

/** One pupil at one lesson: attendance with what the room told, marks, and what was changed and why. */
export function CellDialog({ journal, lessonId, personId, kind, refused: byKey, cells, onClose }: Props) {
  const { t } = useTranslation(['journal', 'common']);
  const formats = useFormats();
  const text = useMarkText();
  const cell = useQuery(cellQuery(lessonId, personId));
  const isHere = (one: { lessonId: string; personId: string }) =>
    one.lessonId === lessonId && one.personId === personId;
  const marks = journal.marks.filter(isHere);
  const attendance = journal.attendance.find(isHere);
  const [reason, setReason] = useState('');
  const [late, setLate] = useState(attendance?.lateMinutes?.toString() ?? '');
  const [refused, setRefused] = useState(byKey);
  const [isBusy, setBusy] = useState(false);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  // One after the other: who leaves a field by pressing a button does two things at once.
  const run = (work: CellWork) => {
    const why = reason.trim() ? { reason: reason.trim() } : {};
    setBusy(true);
    const mine = queue.current
      .then(() => work(why))
      .then(
        () => {
          setRefused(undefined);
          setReason('');
        },
        (error: unknown) => setRefused({ work, error }),
      )
      .finally(() => {
        if (queue.current === mine) setBusy(false);
      });
    queue.current = mine;
  };
  const now = useServerNow(60_000);
  const lesson = journal.lessons.find(({ id }) => id === lessonId);
  const isAhead = lesson !== undefined && !lesson.isHeld && now < Date.parse(lesson.startsAt);
  // Of a lesson that nobody has held nothing is known; of one at school who is not entered was there.
  const state: AttendanceState | '' = attendance?.state ?? (lesson?.isInPerson || lesson?.isOver ? 'present' : '');
  const { mayWrite } = journal;
  return (
    <Dialog title={cell.data?.name ?? t('cell')} onClose={onClose}>
      <div className="stack">
        <ErrorNotice error={cell.error} />
        {cell.data && cell.data.presentMinutes !== null && (
          <p className="small">
            {cell.data.cameAt
              ? t('evidence.was', {
                  minutes: formats.number(Math.round(cell.data.presentMinutes)),
                  from: formats.time(cell.data.cameAt),
                  to: formats.time(cell.data.leftAt ?? cell.data.cameAt),
                })
              : t('evidence.wasNot')}
          </p>
        )}
        {isAhead && <p className="muted">{t('notHeld')}</p>}
        {mayWrite && !isAhead ? (
          <>
            <Choice<AttendanceState | ''>
              legend={t('attendance')}
              value={state}
              options={attendanceStates.map((one) => ({ value: one, label: t(`states.${one}`) }))}
              onChange={(wanted) => {
                if (wanted)
                  run((why) =>
                    cells.attend({
                      lessonId,
                      personId,
                      state: wanted,
                      lateMinutes: wanted === 'late' ? minutesOf(late) : null,
                      ...why,
                    }),
                  );
              }}
            />
            {attendance?.state === 'late' && (
              <div className="line ends">
                <TextField
                  label={t('lateMinutes')}
                  inputMode="numeric"
                  value={late}
                  onChange={({ target }) => setLate(target.value)}
                />
                <Button
                  kind="ghost"
                  onClick={() =>
                    run((why) =>
                      cells.attend({ lessonId, personId, state: 'late', lateMinutes: minutesOf(late), ...why }),
                    )
                  }
                >
                  {t('keepMinutes')}
                </Button>
              </div>
            )}
            {marks.map((mark) => (
              <MarkFields
                key={mark.id}
                mark={mark}
                onChange={(change) =>
                  run((why) => cells.putMark({ lessonId, personId, markId: mark.id, ...change, ...why }))
                }
                onRemove={() => run(({ reason: why }) => cells.removeMark(mark, why))}
              />
            ))}
            {marks.length < 5 && (
              <div className="stack tight" role="group" aria-label={t('newMark')}>
                <p>
                  <b>{t('newMark')}</b> <span className="small muted">{t(`kinds.${kind}`)}</span>
                </p>
                <div className="line">
                  {schoolMarks.map((value) => (
                    <Button
                      key={value}
                      kind="ghost"
                      onClick={() => run((why) => cells.putMark({ lessonId, personId, value, kind, ...why }))}
                    >
                      <span aria-hidden="true">{text.short(value)}</span>
                      <span className="visually-hidden">{text.word(value)}</span>
                    </Button>
                  ))}
                </div>
              </div>
            )}
            <TextField
              label={t('reason')}
              hint={t('reasonHint')}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </>
        ) : (
          <>
            <p>
              {t('attendance')}: {state ? t(`states.${state}`) : '—'}
            </p>
            {marks.map((mark) => (
              <p key={mark.id}>
                <b>{text.short(mark.value)}</b> {t(`kinds.${mark.kind}`)} {mark.note}
              </p>
            ))}
          </>
        )}
        {refused && (
          <>
            {needsReason(refused.error) ? (
              <Notice kind="warn">{t('reasonAsked')}</Notice>
            ) : (
              <ErrorNotice error={refused.error} />
            )}
            <div className="line">
              <Button
                busy={isBusy}
                aria-disabled={(needsReason(refused.error) && !reason.trim()) || undefined}
                onClick={() => {
                  if (!isBusy && (!needsReason(refused.error) || reason.trim())) run(refused.work);
                }}
              >
                {t(needsReason(refused.error) ? 'withReason' : 'common:failure.again')}
              </Button>
            </div>
          </>
        )}
        {cell.data && cell.data.entries.length + cell.data.changes.length > 0 && (
          <details>
            <summary>{t('history')}</summary>
            <ul role="list" className="journal-history">
              {cell.data.entries.map((entry) => (
                <li key={entry.at}>
                  {t(`states.${entry.state}`)}
                  {entry.reason && `: ${entry.reason}`}
                  <span className="small muted">
                    {entry.by}, {formats.dateTime(entry.at)}
                  </span>
                </li>
              ))}
              {cell.data.changes.map((change) => (
                <li key={`${change.markId} ${change.at}`}>
                  {change.from ? text.short(change.from) : '—'} → {change.to ? text.short(change.to) : '—'}
                  {change.reason && `: ${change.reason}`}
                  <span className="small muted">
                    {change.by}, {formats.dateTime(change.at)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Dialog>
  );
}

const minutesOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null);

type MarkWish = { value: SchoolMark; kind: MarkKind; weight: number; note: string };

function MarkFields({
  mark,
  onChange,
  onRemove,
}: {
  mark: Mark;
  onChange: (change: MarkWish) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('journal');
  const text = useMarkText();
  const [note, setNote] = useState(mark.note);
  const wish = { value: mark.value, kind: mark.kind, weight: mark.weight, note };
  return (
    <fieldset className="journal-mark">
      <legend className="visually-hidden">{t('markOf', { mark: text.word(mark.value) })}</legend>
      <SelectField
        label={t('mark')}
        value={mark.value}
        onChange={({ target }) => onChange({ ...wish, value: target.value as SchoolMark })}
      >
        {schoolMarks.map((value) => (
          <option key={value} value={value}>
            {text.short(value)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('kindOf')}
        value={mark.kind}
        onChange={({ target }) => {
          const kind = target.value as MarkKind;
          onChange({ ...wish, kind, weight: usualWeight[kind] });
        }}
      >
        {markKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('weight')}
        value={mark.weight}
        onChange={({ target }) => onChange({ ...wish, weight: Number(target.value) })}
      >
        {Array.from({ length: 10 }, (_, at) => (
          <option key={at}>{at + 1}</option>
        ))}
      </SelectField>
      <TextField
        label={t('note')}
        maxLength={200}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onBlur={() => note.trim() !== mark.note && onChange(wish)}
      />
      <Button kind="ghost" onClick={onRemove}>
        {t('removeMark')}
      </Button>
    </fieldset>
  );
}
