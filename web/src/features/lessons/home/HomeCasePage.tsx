import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag, type TagKind } from '../../../ui/Tag';
import type { Got } from '../../../api/client';
import { shortTime, timeAfter, weekdayName } from '../timetable/week';
import { BasisTag } from './BasisTag';
import { BasisDialog, ReadBasis } from './BasisDialog';
import { HoursPicture } from './HoursPicture';
import { PlanDialog } from './PlanDialog';
import { ProposalDialog } from './ProposalDialog';
import { homeCaseQuery, homeLessonsQuery, type HomeCase } from './queries';
import '../timetable/timetable.css';
import './home.css';

const route = getRouteApi('/frame/shell/home-schooling/$caseId');

/** Plan, hours and lessons of a pupil who is taught at home. */
export function HomeCasePage() {
  const { t } = useTranslation('timetable');
  const { caseId } = route.useParams();
  const found = useQuery(homeCaseQuery(caseId));
  const schooling = found.data;
  return (
    <Page
      title={schooling ? t('home.titleOf', { name: schooling.name }) : t('home.title')}
      lead={
        schooling && (
          <>
            {[schooling.className && t('school.classOf', { title: schooling.className }), schooling.school]
              .filter(Boolean)
              .join(' · ')}{' '}
            <BasisTag {...schooling} />
          </>
        )
      }
      width="wide"
    >
      <div className="stack">
        <p>
          <Link to="/home-schooling">{t('home.toList')}</Link>
        </p>
        <ErrorNotice error={found.error} />
        {found.isPending && <Skeleton lines={8} />}
        {schooling && (
          <>
            <Warnings schooling={schooling} />
            <Hours schooling={schooling} />
            <Plan schooling={schooling} />
            <Week schooling={schooling} />
            {schooling.mayReadBasis && <Basis schooling={schooling} />}
            <Lessons caseId={caseId} />
          </>
        )}
      </div>
    </Page>
  );
}

function Warnings({ schooling }: { schooling: HomeCase }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const lacking = schooling.items.filter(({ isBehind }) => isBehind).map(({ subject }) => subject);
  return (
    <>
      {schooling.basis !== 'holds' && (
        <Notice kind="warn">
          <p>
            {t(schooling.basis === 'over' ? 'home.basisOver' : 'home.basisEnds', {
              date: formats.shortDate(schooling.validUntil),
            })}
          </p>
        </Notice>
      )}
      {(schooling.isBehind || lacking.length > 0) && (
        <Notice kind="warn">
          <p>{lacking.length > 0 ? t('home.behindIn', { subjects: formats.list(lacking) }) : t('home.behindAll')}</p>
        </Notice>
      )}
    </>
  );
}

function Hours({ schooling }: { schooling: HomeCase }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  return (
    <Card
      title={t('home.hours', {
        held: formats.number(schooling.held),
        due: formats.number(schooling.due, { maximumFractionDigits: 1 }),
      })}
      action={
        <a className="btn ghost" href={`/api/home-schooling/${schooling.id}/report.docx`} download>
          {t('home.report')}
        </a>
      }
    >
      {schooling.items.length === 0 ? (
        <EmptyState title={t('home.noPlan')}>{schooling.mayArrange && t('home.noPlanHint')}</EmptyState>
      ) : (
        <HoursPicture items={schooling.items} />
      )}
      <p className="small muted">{t('home.hoursHint')}</p>
    </Card>
  );
}

function Plan({ schooling }: { schooling: HomeCase }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const [isEdited, setEdited] = useState(false);
  return (
    <Card
      title={t('home.plan')}
      action={
        schooling.mayArrange && (
          <Button kind="ghost" onClick={() => setEdited(true)}>
            {t('home.editPlan')}
          </Button>
        )
      }
    >
      <ul role="list" className="entry-list">
        {schooling.items.map((item) => (
          <li key={item.id}>
            <span>
              <b>{item.subject}</b> — {t('home.hoursAWeek', { hours: formats.number(item.weeklyHours) })}
              <br />
              <span className="small muted">
                {item.teacher} ·{' '}
                {t('entry.between', { from: formats.shortDate(item.from), to: formats.shortDate(item.to) })} ·{' '}
                {t('home.total', { hours: formats.number(item.total, { maximumFractionDigits: 1 }) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {isEdited && <PlanDialog schooling={schooling} onClose={() => setEdited(false)} />}
    </Card>
  );
}

function Week({ schooling }: { schooling: HomeCase }) {
  const { t, i18n } = useTranslation('timetable');
  const [isProposed, setProposed] = useState(false);
  const subjectOf = (itemId: string) => schooling.items.find(({ id }) => id === itemId)?.subject;
  return (
    <Card
      title={t('home.week')}
      action={
        schooling.mayArrange &&
        schooling.items.length > 0 && (
          <Button kind={schooling.timetable.length === 0 ? 'primary' : 'ghost'} onClick={() => setProposed(true)}>
            {t('home.propose')}
          </Button>
        )
      }
    >
      {schooling.timetable.length === 0 && <p className="muted">{t('home.noWeek')}</p>}
      <ul role="list" className="slots">
        {schooling.timetable.map((slot) => (
          <li key={slot.entryId}>
            {weekdayName(slot.weekday, i18n.language)}, {shortTime(slot.startsAt)}–
            {timeAfter(slot.startsAt, slot.minutes)} — {subjectOf(slot.itemId)}
            {slot.weeks !== 'every' && <span className="small muted"> · {t(`weeks.${slot.weeks}`)}</span>}
          </li>
        ))}
      </ul>
      {schooling.timetable.length > 0 && schooling.mayArrange && (
        <p className="small">
          <Link to="/timetable" search={{ person: schooling.personId }}>
            {t('home.toWeek')}
          </Link>
        </p>
      )}
      {isProposed && <ProposalDialog schooling={schooling} onClose={() => setProposed(false)} />}
    </Card>
  );
}

function Basis({ schooling }: { schooling: HomeCase }) {
  const { t } = useTranslation('timetable');
  const [isEdited, setEdited] = useState(false);
  return (
    <Card
      title={t('home.document')}
      action={
        schooling.mayArrange && (
          <Button kind="ghost" onClick={() => setEdited(true)}>
            {t('lesson.change')}
          </Button>
        )
      }
    >
      <ReadBasis caseId={schooling.id} />
      {isEdited && <BasisDialog schooling={schooling} onClose={() => setEdited(false)} />}
    </Card>
  );
}

type Lesson = Got<'/api/home-schooling/{id}/lessons'>[number];

const states: Record<Lesson['state'], TagKind> = { held: 'ok', calledOff: 'bad', notHeld: 'warn', toCome: 'info' };

function Lessons({ caseId }: { caseId: string }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const lessons = useQuery(homeLessonsQuery(caseId));
  const columns: Column<Lesson>[] = [
    {
      id: 'startsAt',
      header: t('home.when'),
      value: ({ startsAt }) => startsAt,
      cell: ({ startsAt }) => formats.dateTime(startsAt, false),
    },
    { id: 'subject', header: t('group.subject'), value: ({ subject }) => subject, cell: ({ subject }) => subject },
    { id: 'teacher', header: t('entry.teacher'), value: ({ teacher }) => teacher, cell: ({ teacher }) => teacher },
    {
      id: 'hours',
      header: t('home.hoursShort'),
      numeric: true,
      value: ({ hours }) => hours,
      cell: ({ hours }) => formats.number(hours),
    },
    {
      id: 'state',
      header: t('home.state'),
      plain: true,
      value: ({ state }) => t(`home.states.${state}`),
      cell: ({ state, reason }) => (
        <>
          <Tag kind={states[state]}>{t(`home.states.${state}`)}</Tag>
          {reason && <span className="small muted"> {reason}</span>}
        </>
      ),
    },
  ];
  return (
    <Card title={t('home.lessons')}>
      <ErrorNotice error={lessons.error} />
      {lessons.isPending && <Skeleton lines={4} />}
      {lessons.data && (
        <DataTable
          caption={t('home.lessons')}
          columns={columns}
          rows={lessons.data}
          rowKey={({ id }) => id}
          defaultSort="startsAt"
          exportList={`/api/home-schooling/${caseId}/lessons`}
          empty={lessons.data.length === 0 ? <EmptyState title={t('home.noLessons')} /> : undefined}
        />
      )}
    </Card>
  );
}
