import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useKept } from '../../../ui/useKept';
import { newId } from '../../courses/ids';
import { useMe } from '../../people/queries/me';
import { FilesField, type BroughtFile } from './FilesField';
import { HomeworkTries } from './HomeworkTries';
import { homeworkQuery, journalsKey } from './queries';
import './journal.css';

const route = getRouteApi('/frame/shell/homework/$lessonId/$personId');

/** A homework for its pupil, who hands it in, and for the guardian, who reads. */
export function HomeworkPage() {
  const { t } = useTranslation('homework');
  const formats = useFormats();
  const { lessonId, personId } = route.useParams();
  const me = useMe();
  const homework = useQuery(homeworkQuery(lessonId, personId));
  if (!homework.data || !me)
    return (
      <Page title={t('title')} width="form">
        {homework.isError ? <ErrorNotice error={homework.error} /> : <Skeleton lines={6} />}
      </Page>
    );
  const { data } = homework;
  const last = data.tries[0];
  return (
    <Page
      title={t('title')}
      width="form"
      lead={`${data.title} · ${formats.date(data.startsAt)}${me.personId === personId ? '' : ` · ${data.pupil}`}`}
    >
      <div className="stack">
        <Card title={data.topic || t('task')}>
          <div className="stack tight">
            <p className="written">{data.homework || t('none')}</p>
            <ul role="list" className="file-lines">
              {data.files.map((file) => (
                <li key={file.number}>
                  <a href={`/api/homework/${lessonId}/files/${String(file.number)}`} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                  <span className="small muted num">{formats.bytes(file.size)}</span>
                </li>
              ))}
            </ul>
            {data.dueAt && <p>{t('due', { at: formats.dateTime(data.dueAt) })}</p>}
            {!data.takesWorks && data.homework && <p className="small muted">{t('nothingToHandIn')}</p>}
          </div>
        </Card>
        {last && (
          <Card title={t('handedIn')}>
            <HomeworkTries tries={data.tries} />
          </Card>
        )}
        {data.mayHandIn && (
          <Card title={t(last ? 'anew' : 'handInTitle')}>
            <WorkForm
              key={last?.number ?? 0}
              personId={me.personId}
              lessonId={lessonId}
              number={last?.number ?? 0}
              text={last?.text ?? ''}
              isOverdue={data.isOverdue && !last}
            />
          </Card>
        )}
      </div>
    </Page>
  );
}

interface Kept {
  workId: string;
  text: string;
  files: BroughtFile[];
}

interface FormProps {
  personId: string;
  lessonId: string;
  number: number;
  text: string;
  isOverdue: boolean;
}

/** Words and files stay on the device until they are handed in. */
function WorkForm({ personId, lessonId, number, text, isOverdue }: FormProps) {
  const { t } = useTranslation('homework');
  const queries = useQueryClient();
  const [kept, keep, forget] = useKept<Kept>(personId, `homework:${lessonId}:${String(number)}`, () => ({
    workId: newId(),
    text,
    files: [],
  }));
  const [isSending, setSending] = useState(false);
  const handIn = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/homework/{id}/works', {
          params: { path: { id: lessonId } },
          body: { workId: kept.workId, text: kept.text, fileIds: kept.files.map(({ fileId }) => fileId) },
        }),
      ),
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: journalsKey });
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!handIn.isPending && !isSending) handIn.mutate();
      }}
    >
      <TextAreaField
        label={t('text')}
        hint={t('textHint')}
        rows={6}
        maxLength={20_000}
        value={kept.text}
        onChange={({ target }) => keep((now) => ({ ...now, text: target.value }))}
      />
      <FilesField
        lessonId={lessonId}
        files={kept.files}
        max={10}
        label={t('attach')}
        onAdd={(file) => keep((now) => ({ ...now, files: [...now.files, file] }))}
        onRemove={(fileId) => keep((now) => ({ ...now, files: now.files.filter((file) => file.fileId !== fileId) }))}
        onSending={setSending}
      />
      {isOverdue && <Notice kind="warn">{t('willBeLate')}</Notice>}
      <ErrorNotice error={handIn.error} />
      <div className="line">
        <Button type="submit" busy={handIn.isPending} aria-disabled={isSending || undefined}>
          {t('handIn')}
        </Button>
        {isSending && <span className="small muted">{t('sending')}</span>}
      </div>
    </form>
  );
}
