import '../../../sitting/sitting.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { network, useOnline } from '../../../api/network';
import { useFormats } from '../../../i18n/format';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { sendMarks } from './sendMarks';
import { takenStore, type TakenUnit } from './takenStore';
import '../courses.css';

const route = getRouteApi('/taken/$enrolmentId');

/** What was taken along: all of it comes from this device, with a network or without one. */
export function TakenPage() {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const queries = useQueryClient();
  const online = useOnline();
  const { enrolmentId } = route.useParams();
  const key = ['taken', enrolmentId, 'read'];
  const taken = useQuery({
    queryKey: key,
    queryFn: async () => ({
      course: (await takenStore.course(enrolmentId)) ?? null,
      waiting: (await takenStore.marks()).filter((mark) => mark.enrolmentId === enrolmentId).length,
    }),
    networkMode: 'always',
  });
  useEffect(() => {
    const send = () =>
      void sendMarks().then(
        () => queries.invalidateQueries({ queryKey: ['taken'] }),
        () => undefined,
      );
    if (network.isOnline()) send();
    const stop = network.subscribe(() => network.isOnline() && send());
    return () => void stop();
  }, [queries]);
  const course = taken.data?.course;
  if (!taken.data || !course)
    return (
      <Page title={t('offline.title')}>
        {taken.isPending ? <Skeleton lines={6} /> : <ErrorNotice error={taken.error} />}
        {taken.data && <p className="muted">{t('offline.nothing')}</p>}
      </Page>
    );
  const { waiting } = taken.data;
  return (
    <Page
      title={course.title}
      lead={
        <>
          {t('offline.taken', { at: formats.dateTime(course.takenAt), size: formats.bytes(course.size) })}
          {online && (
            <>
              {' · '}
              <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
                {t('courses:unit.toCourse')}
              </Link>
            </>
          )}
        </>
      }
    >
      <div className="stack">
        {!online && <Notice>{t('offline.reading')}</Notice>}
        {waiting > 0 && <Notice kind="warn">{t('offline.waiting', { count: waiting })}</Notice>}
        {course.units.map((unit) => (
          <Unit
            key={unit.id}
            unit={unit}
            onMark={async () => {
              await takenStore.mark({ enrolmentId, unitId: unit.id });
              if (network.isOnline()) await sendMarks().catch(() => undefined);
              await queries.invalidateQueries({ queryKey: ['taken'] });
            }}
          />
        ))}
        <p className="small muted">{t('offline.shared')}</p>
      </div>
    </Page>
  );
}

function Unit({ unit, onMark }: { unit: TakenUnit; onMark: () => Promise<void> }) {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  // Made when it is looked at, so that a page of many files holds one or two.
  const [address, setAddress] = useState<string>();
  if (unit.attemptId !== undefined)
    return (
      <Card title={unit.title}>
        <div className="stack">
          {unit.html && <Html className="statement course-text" html={unit.html} />}
          <div className="line">
            <Link className="btn" to="/quizzes/$attemptId" params={{ attemptId: unit.attemptId }}>
              {t('offline.answer')}
            </Link>
            <span className="small muted">{t('offline.answerHint')}</span>
          </div>
        </div>
      </Card>
    );
  return (
    <Card
      title={unit.title}
      action={unit.isComplete ? <Tag kind="ok">{t('courses:unit.state.complete')}</Tag> : undefined}
    >
      <details
        className="taken-unit"
        onToggle={({ currentTarget: { open } }) => {
          if (address !== undefined) URL.revokeObjectURL(address);
          setAddress(open && unit.file ? URL.createObjectURL(unit.file.content) : undefined);
          setOpen(open);
        }}
      >
        <summary>
          {unit.file
            ? t('offline.openFile', { name: unit.file.name, size: formats.bytes(unit.file.content.size) })
            : t('offline.read')}
          <span className="visually-hidden">: {unit.title}</span>
        </summary>
        {isOpen && (
          <div className="stack">
            {unit.html && <Html className="statement course-text" html={unit.html} />}
            {unit.file && address !== undefined && <TakenFile file={unit.file} address={address} title={unit.title} />}
            {!unit.isComplete && (
              <div className="line">
                <Button onClick={() => void onMark()}>{t('offline.mark')}</Button>
              </div>
            )}
          </div>
        )}
      </details>
    </Card>
  );
}

interface FileProps {
  file: NonNullable<TakenUnit['file']>;
  address: string;
  title: string;
}

function TakenFile({ file, address, title }: FileProps) {
  const { t } = useTranslation('courses');
  const isPdf = file.mediaType === 'application/pdf';
  return (
    <div className="stack tight">
      {file.mediaType.startsWith('image/') && <img className="course-media" src={address} alt={title} />}
      {file.mediaType.startsWith('audio/') && (
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio className="course-media" controls src={address} title={file.name} />
      )}
      <p>
        <a href={address} {...(isPdf ? { target: '_blank', rel: 'noreferrer' } : { download: file.name })}>
          {t(isPdf ? 'unit.openFile' : 'unit.saveFile', { name: file.name })}
        </a>
      </p>
    </div>
  );
}
