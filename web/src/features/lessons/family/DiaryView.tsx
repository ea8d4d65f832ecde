import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { toWall } from '../../../i18n/zone';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { homeworkTags } from '../journal/homeworkTags';
import { ReportLinks } from '../journal/ReportLinks';
import { useMarkText } from '../journal/useMarkText';
import { daysOf, homeworkHandedIn, homeworkMissing, homeworkToDo, marksOf, missedLessons } from './diary';
import { diaryQuery, type Diary, type DiaryLesson } from './queries';

/** What a pupil or a guardian comes for: today and tomorrow, what is to be done, marks, what was missed. */
export function DiaryView({
  personId,
  name,
  children,
}: {
  personId: string;
  name?: string | undefined;
  children?: ReactNode;
}) {
  const { t } = useTranslation('diary');
  const formats = useFormats();
  const now = useServerNow(60_000);
  const diary = useQuery(diaryQuery(personId));
  if (!diary.data) return diary.isError ? <ErrorNotice error={diary.error} /> : <Skeleton lines={8} />;
  const { data } = diary;
  const tomorrow = new Date(Date.parse(`${data.today}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const days = daysOf(data.lessons, [data.today, tomorrow], (at) => toWall(Date.parse(at)).slice(0, 10));
  const toDo = homeworkToDo(data.lessons, now);
  const missing = homeworkMissing(data.lessons, now);
  const handedIn = homeworkHandedIn(data.lessons);
  const missed = missedLessons(data.lessons);
  const marks = marksOf(data.lessons);
  return (
    <div className="stack">
      {name && <h2>{name}</h2>}
      <div className="diary-grid">
        {days.map(({ day, lessons }, at) => (
          <Card key={day} title={`${t(at === 0 ? 'today' : 'tomorrow')}, ${formats.dayAndMonth(`${day}T12:00:00Z`)}`}>
            {lessons.length === 0 ? (
              <p className="muted">{t('noLessons')}</p>
            ) : (
              <ul role="list" className="journal-list">
                {lessons.map((lesson) => (
                  <Lesson key={lesson.id} lesson={lesson} isMine={data.isMine} />
                ))}
              </ul>
            )}
          </Card>
        ))}
        <Card title={t('homework.title')}>
          {toDo.length + missing.length === 0 ? (
            <p className="muted">{t('homework.none')}</p>
          ) : (
            <ul role="list" className="journal-list">
              {[...toDo, ...missing].map((lesson) => (
                <Homework key={lesson.id} lesson={lesson} personId={personId} isMissing={missing.includes(lesson)} />
              ))}
            </ul>
          )}
        </Card>
        {handedIn.length > 0 && (
          <Card title={t('homework.handedIn')}>
            <ShortList
              items={handedIn}
              more={(count) => t('homework.more', { count })}
              line={(lesson) => <Homework key={lesson.id} lesson={lesson} personId={personId} isMissing={false} />}
            />
          </Card>
        )}
        <Card title={t('marks.title')}>
          {marks.length === 0 ? (
            <p className="muted">{t('marks.none')}</p>
          ) : (
            <ShortList
              items={marks}
              more={(count) => t('marks.more', { count })}
              line={(one) => <MarkLine key={one.mark.id} {...one} personId={personId} />}
            />
          )}
        </Card>
        <Card title={t('missed.title')}>
          {missed.length === 0 ? (
            <p className="muted">{t('missed.none')}</p>
          ) : (
            <>
              <p className="small muted">{t(data.isMine ? 'missed.whyMine' : 'missed.why')}</p>
              <ul role="list" className="journal-list">
                {missed.map((lesson) => (
                  <Missed key={lesson.id} lesson={lesson} personId={personId} isMine={data.isMine} />
                ))}
              </ul>
            </>
          )}
        </Card>
        <Card title={t('subjects.title')}>
          <Subjects subjects={data.subjects} />
        </Card>
        {children}
      </div>
      <div className="line">
        <span className="muted">{t('report')}</span>
        <ReportLinks address={`/api/diaries/${personId}/report`} />
      </div>
    </div>
  );
}

function Lesson({ lesson, isMine }: { lesson: DiaryLesson; isMine: boolean }) {
  const { t } = useTranslation(['diary', 'journal']);
  const formats = useFormats();
  const isOn = lesson.begunAt !== null && lesson.endedAt === null;
  return (
    <li>
      <div>
        <b>
          {formats.time(lesson.startsAt)} {lesson.subject}
        </b>
        {lesson.topic && <p className="small">{lesson.topic}</p>}
        <p className="small muted">{lesson.teachers.join(', ')}</p>
      </div>
      <span className="line">
        {lesson.isCalledOff && <Tag kind="bad">{t('calledOff')}</Tag>}
        {lesson.attendance && lesson.attendance !== 'present' && (
          <Tag kind="warn">{t(`journal:states.${lesson.attendance}`)}</Tag>
        )}
        {isMine && lesson.isInRoom && !lesson.isCalledOff && lesson.endedAt === null && (
          <Link className="btn ghost" to="/rooms/$lessonId" params={{ lessonId: lesson.id }}>
            {t(isOn ? 'enterNow' : 'enter')}
          </Link>
        )}
      </span>
    </li>
  );
}

function Homework({ lesson, personId, isMissing }: { lesson: DiaryLesson; personId: string; isMissing: boolean }) {
  const { t } = useTranslation(['diary', 'homework']);
  const formats = useFormats();
  const homework = lesson.homework!;
  return (
    <li>
      <div>
        <Link to="/homework/$lessonId/$personId" params={{ lessonId: lesson.id, personId }}>
          {lesson.subject}
        </Link>
        <p className="small">{homework.text || t('homework.inFiles')}</p>
        {homework.dueAt && <p className="small muted">{t('homework.due', { at: formats.dateTime(homework.dueAt) })}</p>}
      </div>
      {isMissing ? (
        <Tag kind="bad">{t('homework.missing')}</Tag>
      ) : homework.state ? (
        <Tag kind={homeworkTags[homework.state]}>{t(`homework:state.${homework.state}`)}</Tag>
      ) : (
        homework.takesWorks && <Tag kind="info">{t('homework.handIn')}</Tag>
      )}
    </li>
  );
}

const shownAtOnce = 8;

function ShortList<T>({
  items,
  line,
  more,
}: {
  items: readonly T[];
  line: (item: T) => ReactNode;
  more: (count: number) => string;
}) {
  const list = (some: readonly T[]) => (
    <ul role="list" className="journal-list">
      {some.map(line)}
    </ul>
  );
  return (
    <>
      {list(items.slice(0, shownAtOnce))}
      {items.length > shownAtOnce && (
        <details>
          <summary>{more(items.length - shownAtOnce)}</summary>
          {list(items.slice(shownAtOnce))}
        </details>
      )}
    </>
  );
}

function MarkLine({ lesson, mark, personId }: ReturnType<typeof marksOf>[number] & { personId: string }) {
  const { t } = useTranslation(['diary', 'journal']);
  const formats = useFormats();
  const text = useMarkText();
  return (
    <li>
      <div>
        {mark.kind === 'homework' && lesson.homework ? (
          <Link to="/homework/$lessonId/$personId" params={{ lessonId: lesson.id, personId }}>
            {lesson.subject}
          </Link>
        ) : (
          lesson.subject
        )}
        <p className="small muted">
          {formats.dayAndMonth(lesson.startsAt)} · {t(`journal:kinds.${mark.kind}`)}
          {mark.note && ` · ${mark.note}`}
        </p>
      </div>
      <b className="diary-mark" data-mark={mark.value} title={text.word(mark.value)}>
        {text.short(mark.value)}
      </b>
    </li>
  );
}

function Missed({ lesson, personId, isMine }: { lesson: DiaryLesson; personId: string; isMine: boolean }) {
  const { t } = useTranslation(['diary', 'journal']);
  const formats = useFormats();
  return (
    <li>
      <div>
        {lesson.subject}, {formats.dayAndMonth(lesson.startsAt)}
        {lesson.topic && <p className="small">{lesson.topic}</p>}
        {lesson.reason && <p className="small muted">{t('missed.reason', { reason: lesson.reason })}</p>}
        {lesson.homework && (
          <p className="small">
            <Link to="/homework/$lessonId/$personId" params={{ lessonId: lesson.id, personId }}>
              {t('missed.homework')}
            </Link>
          </p>
        )}
      </div>
      <span className="line">
        <Tag kind="warn">{t(`journal:states.${lesson.attendance ?? 'absent'}`)}</Tag>
        {isMine && lesson.isInRoom && lesson.endedAt && (
          <Link className="btn ghost" to="/rooms/$lessonId" params={{ lessonId: lesson.id }}>
            {t('missed.look')}
          </Link>
        )}
      </span>
    </li>
  );
}

function Subjects({ subjects }: { subjects: Diary['subjects'] }) {
  const { t } = useTranslation(['diary', 'journal']);
  const formats = useFormats();
  const text = useMarkText();
  if (subjects.length === 0) return <p className="muted">{t('subjects.none')}</p>;
  return (
    <ul role="list" className="journal-list">
      {subjects.map((subject) => (
        <li key={subject.journal}>
          <div>
            {subject.subject} {subject.isOver && <span className="small muted">{t('subjects.over')}</span>}
            <p className="small muted">
              {t('subjects.attended', { held: subject.lessons, missed: subject.missed, late: subject.late })}
            </p>
            {subject.terms.length > 0 && (
              <p className="small">
                {subject.terms
                  .map(
                    ({ term, title, value }) =>
                      `${term === 0 ? t('journal:terms.year') : (title ?? t('journal:terms.quarter', { number: term }))}: ${text.short(value)}`,
                  )
                  .join(' · ')}
              </p>
            )}
          </div>
          {subject.mean !== null && !subject.isOver && (
            <span className="num" title={t('journal:mean')}>
              {formats.number(subject.mean, { minimumFractionDigits: 2 })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
