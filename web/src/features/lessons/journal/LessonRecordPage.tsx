import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { CheckField, TextAreaField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { useKept } from '../../../ui/useKept';
import { fromInput, toInput } from '../../olympiads/desk/moments';
import { lessonsKey } from '../../people/queries/lessons';
import { useMe } from '../../people/queries/me';
import { attendanceStates, type AttendanceState } from './cellEntry';
import { FilesField, type BroughtFile } from './FilesField';
import { homeworkTags } from './homeworkTags';
import { journalsKey, recordQuery, type LessonRecord } from './queries';
import { needsReason } from './useCells';
import { useMarkText } from './useMarkText';
import './journal.css';

const route = getRouteApi('/frame/shell/lessons/$lessonId/record');

/** The page of one lesson: what was done, what is to be done, who was there, what was handed in. */
export function LessonRecordPage() {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  const { lessonId } = route.useParams();
  const me = useMe();
  const record = useQuery(recordQuery(lessonId));
  if (!record.data || !me)
    return (
      <Page title={t('record.title')}>
        {record.isError ? <ErrorNotice error={record.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const { data } = record;
  return (
    <Page
      title={data.title}
      lead={
        <>
          {formats.dateTime(data.startsAt)}
          {data.journal && (
            <>
              {' · '}
              <Link to="/journals/$journalId" params={{ journalId: data.journal }}>
                {t('record.journal')}
              </Link>
            </>
          )}
        </>
      }
    >
      <div className="record-columns">
        <Card title={t('record.what')}>
          <div className="stack">
            <Held record={data} />
            {data.mayWrite ? (
              <RecordForm key={lessonId} record={data} personId={me.personId} />
            ) : (
              <RecordText record={data} />
            )}
          </div>
        </Card>
        <Card title={t('record.pupils')}>
          {data.pupils.length === 0 ? (
            <EmptyState title={t('noPupils')} />
          ) : (
            <ul role="list" className="record-pupils">
              {data.pupils.map((pupil) => (
                <PupilLine key={pupil.personId} pupil={pupil} record={data} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </Page>
  );
}

function useChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: journalsKey }),
      queries.invalidateQueries({ queryKey: lessonsKey }),
    ]);
}

/** Whether it was held, and how. */
function Held({ record }: { record: LessonRecord }) {
  const { t } = useTranslation('journal');
  const changed = useChanged();
  const state = useMutation({
    mutationFn: (isHeld: boolean) =>
      api.PUT('/api/journals/lessons/{id}/held', { params: { path: { id: record.lessonId } }, body: { isHeld } }),
    onSuccess: changed,
  });
  if (record.isCalledOff) return <Notice kind="warn">{t('record.calledOff')}</Notice>;
  return (
    <div className="line">
      {record.isHeld ? (
        <Tag kind="ok">{t(record.isInPerson ? 'record.inPerson' : 'record.inRoom')}</Tag>
      ) : (
        <Tag kind="none">{t('record.notHeld')}</Tag>
      )}
      {record.mayWrite && (!record.isHeld || record.isInPerson) && (
        <Button kind="ghost" busy={state.isPending} onClick={() => state.mutate(!record.isInPerson)}>
          {t(record.isInPerson ? 'record.takeBack' : 'record.stateHeld')}
        </Button>
      )}
      <ErrorNotice error={state.error} />
    </div>
  );
}

function RecordText({ record }: { record: LessonRecord }) {
  const { t } = useTranslation('journal');
  const formats = useFormats();
  return (
    <>
      <p>{record.topic || t('record.noTopic')}</p>
      {record.homework && (
        <p className="written">
          {t('record.homework')}: {record.homework}
        </p>
      )}
      {record.dueAt && <p className="small muted">{t('record.due', { at: formats.dateTime(record.dueAt) })}</p>}
    </>
  );
}

interface Draft {
  topic: string;
  homework: string;
  due: string;
  takesWorks: boolean;
  files: BroughtFile[];
  /** Of the record from which it was begun. */
  version: number;
}

/** What is typed stays, whatever the page reads anew; it is kept on the device until it is saved. */
function RecordForm({ record, personId }: { record: LessonRecord; personId: string }) {
  const { t } = useTranslation('journal');
  const queries = useQueryClient();
  const changed = useChanged();
  const stored: Draft = {
    topic: record.topic,
    homework: record.homework,
    due: record.dueAt ? toInput(record.dueAt) : '',
    takesWorks: record.takesWorks,
    files: record.files.map(({ fileId, name, size }) => ({ fileId, name, size })),
    version: record.version,
  };
  const [kept, setKept] = useKept<Draft | undefined>(personId, `record:${record.lessonId}`, () => undefined);
  const draft = kept ?? stored;
  const { topic, homework, due, takesWorks, files } = draft;
  const write = (part: (before: Draft) => Partial<Draft>) =>
    setKept((before = stored) => ({ ...before, ...part(before) }));
  const [isSending, setSending] = useState(false);
  const save = useMutation({
    mutationFn: (sent: Draft) =>
      body(
        api.PUT('/api/journals/lessons/{id}', {
          params: { path: { id: record.lessonId } },
          body: {
            topic: sent.topic,
            homework: sent.homework,
            dueAt: fromInput(sent.due) ?? null,
            takesWorks: sent.takesWorks,
            fileIds: sent.files.map(({ fileId }) => fileId),
            // Whoever saves over a newer record was told of it.
            version: record.version,
          },
        }),
      ),
    onSuccess: ({ version }, sent) => {
      queries.setQueryData(
        recordQuery(record.lessonId).queryKey,
        (before) =>
          before && {
            ...before,
            topic: sent.topic,
            homework: sent.homework,
            dueAt: fromInput(sent.due) ?? null,
            takesWorks: sent.takesWorks,
            files: sent.files.map((file, at) => ({ number: at + 1, mediaType: '', ...file })),
            version,
          },
      );
      // What was typed while it was sent is for the next time.
      setKept((now) => (now === undefined || now === sent ? undefined : { ...now, version }));
      return changed();
    },
    onError: changed,
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending && !isSending) save.mutate(draft);
      }}
    >
      {kept && kept.version !== record.version && (
        <Notice kind="warn">
          <p>{t('record.changed')}</p>
          <Button kind="ghost" onClick={() => setKept(() => undefined)}>
            {t('record.useTheirs')}
          </Button>
        </Notice>
      )}
      <TextField
        label={t('record.topic')}
        maxLength={300}
        value={topic}
        onChange={({ target }) => write(() => ({ topic: target.value }))}
      />
      <TextAreaField
        label={t('record.homework')}
        maxLength={5_000}
        value={homework}
        onChange={({ target }) => write(() => ({ homework: target.value }))}
      />
      <TextField
        label={t('record.dueAt')}
        type="datetime-local"
        value={due}
        onChange={({ target }) => write(() => ({ due: target.value }))}
      />
      <CheckField
        label={t('record.takesWorks')}
        hint={t('record.takesWorksHint')}
        checked={takesWorks}
        onChange={({ target }) => write(() => ({ takesWorks: target.checked }))}
      />
      <FilesField
        lessonId={record.lessonId}
        files={files}
        max={10}
        label={t('record.files')}
        onAdd={(file) => write((before) => ({ files: [...before.files, file] }))}
        onRemove={(fileId) => write((before) => ({ files: before.files.filter((file) => file.fileId !== fileId) }))}
        onSending={setSending}
      />
      <ErrorNotice error={save.error} />
      <div className="line">
        <Button type="submit" busy={save.isPending} aria-disabled={isSending || undefined}>
          {t('record.save')}
        </Button>
        {save.isSuccess && kept === undefined && (
          <span className="small muted" role="status">
            {t('record.saved')}
          </span>
        )}
      </div>
    </form>
  );
}

function PupilLine({ pupil, record }: { pupil: LessonRecord['pupils'][number]; record: LessonRecord }) {
  const { t } = useTranslation(['journal', 'homework']);
  const text = useMarkText();
  const changed = useChanged();
  const [wanted, setWanted] = useState<AttendanceState>();
  const [reason, setReason] = useState('');
  const attend = useMutation({
    mutationFn: (state: AttendanceState) =>
      body(
        api.PUT('/api/journals/lessons/{id}/pupils/{personId}/attendance', {
          params: { path: { id: record.lessonId, personId: pupil.personId } },
          body: { state, reason: reason.trim() || null },
        }),
      ),
    onSuccess: async () => {
      setWanted(undefined);
      setReason('');
      await changed();
    },
  });
  const now = useServerNow(60_000);
  // Of a lesson that nobody has held nothing is known; of one at school who is not entered was there.
  const state = pupil.attendance?.state ?? (record.isInPerson ? 'present' : undefined);
  const isAhead = !record.isHeld && now < Date.parse(record.startsAt);
  return (
    <li>
      <span>
        {pupil.name}{' '}
        {pupil.marks.map((mark) => (
          <b key={mark.id}>{text.short(mark.value)} </b>
        ))}
      </span>
      <span className="line">
        {pupil.work && (
          <Link to="/homework/works/$workId" params={{ workId: pupil.work.id }}>
            <Tag kind={homeworkTags[pupil.work.state]}>{t(`homework:state.${pupil.work.state}`)}</Tag>
          </Link>
        )}
        {record.mayWrite && !record.isCalledOff && !isAhead ? (
          <select
            className="input"
            aria-label={t('attendanceOf', { name: pupil.name })}
            value={wanted ?? state ?? ''}
            onChange={({ target }) => {
              const next = target.value as AttendanceState;
              setWanted(next);
              attend.mutate(next);
            }}
          >
            {(wanted ?? state) === undefined && (
              <option value="" disabled>
                —
              </option>
            )}
            {attendanceStates.map((one) => (
              <option key={one} value={one}>
                {t(`states.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <span className="small">{state ? t(`states.${state}`) : '—'}</span>
        )}
      </span>
      {wanted && needsReason(attend.error) && (
        <form
          className="line ends record-reason"
          onSubmit={(event) => {
            event.preventDefault();
            attend.mutate(wanted);
          }}
        >
          <TextField
            label={t('reason')}
            hint={t('reasonAsked')}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button type="submit" busy={attend.isPending}>
            {t('correct')}
          </Button>
        </form>
      )}
      {attend.error && !needsReason(attend.error) ? <ErrorNotice error={attend.error} /> : null}
    </li>
  );
}
