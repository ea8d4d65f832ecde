import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Got } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { subjectsQuery } from './queries';
import { codeOf } from './subjectCode';
import './desk.css';

type Subject = Got<'/api/subjects'>[number];

/** Subjects of the VsOSh as they are, and the cabinet's own to add, rename and take out of use. */
export function SubjectsPage() {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const subjects = useQuery(subjectsQuery);
  const [editing, setEditing] = useState<Subject | 'new'>();
  const own = subjects.data?.filter((subject) => subject.isOwn);
  const reread = () =>
    Promise.all([queries.invalidateQueries(subjectsQuery), queries.invalidateQueries({ queryKey: ['olympiads'] })]);
  const retire = useMutation({
    mutationFn: async ({ code, name, isRetired }: Subject) => {
      await api.PUT('/api/subjects/{code}', { params: { path: { code } }, body: { name, isRetired: !isRetired } });
      await reread();
    },
  });
  return (
    <Page
      title={t('subjects.title')}
      lead={t('subjects.lead')}
      action={<Button onClick={() => setEditing('new')}>{t('subjects.add')}</Button>}
    >
      <div className="stack">
        <p>
          <Link to="/olympiads">← {t('list.heading')}</Link>
        </p>
        <ErrorNotice error={subjects.error ?? retire.error} />
        {subjects.isPending && <Skeleton lines={6} />}
        {own && (
          <Card title={t('subjects.own')}>
            {own.length === 0 && <p className="muted">{t('subjects.noneOwn')}</p>}
            <ul role="list" className="checks">
              {own.map((subject) => (
                <li key={subject.code}>
                  <b>{subject.name}</b>
                  <span className="muted">
                    {subject.isRetired && <Tag kind="none">{t('subjects.retired')}</Tag>}{' '}
                    {t('subjects.olympiads', { count: subject.olympiads })}
                  </span>
                  <span className="line">
                    <Button
                      kind="ghost"
                      aria-label={t('subjects.renameOf', { name: subject.name })}
                      onClick={() => setEditing(subject)}
                    >
                      {t('subjects.rename')}
                    </Button>
                    <Button
                      kind="ghost"
                      aria-label={t(subject.isRetired ? 'subjects.restoreOf' : 'subjects.retireOf', {
                        name: subject.name,
                      })}
                      busy={retire.isPending && retire.variables.code === subject.code}
                      onClick={() => retire.mutate(subject)}
                    >
                      {t(subject.isRetired ? 'subjects.restore' : 'subjects.retire')}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {subjects.data && (
          <Card title={t('subjects.vsosh')}>
            <ul role="list" className="subject-names">
              {subjects.data
                .filter((subject) => !subject.isOwn)
                .map((subject) => (
                  <li key={subject.code}>{subject.name}</li>
                ))}
            </ul>
          </Card>
        )}
      </div>
      {editing && (
        <SubjectDialog
          subject={editing === 'new' ? undefined : editing}
          taken={subjects.data ?? []}
          onClose={() => setEditing(undefined)}
          onSaved={reread}
        />
      )}
    </Page>
  );
}

interface DialogProps {
  /** Undefined for a new one. */
  subject: Subject | undefined;
  taken: readonly Subject[];
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

function SubjectDialog({ subject, taken, onClose, onSaved }: DialogProps) {
  const { t } = useTranslation('desk');
  const [name, setName] = useState(subject?.name ?? '');
  const save = useMutation({
    mutationFn: async () => {
      if (subject)
        await api.PUT('/api/subjects/{code}', {
          params: { path: { code: subject.code } },
          body: { name, isRetired: subject.isRetired },
        });
      else
        await api.POST('/api/subjects', {
          body: {
            name,
            code: codeOf(
              name,
              taken.map((other) => other.code),
            ),
          },
        });
      await onSaved();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t(subject ? 'subjects.renameTitle' : 'subjects.addTitle')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('subjects.name')}
        hint={t('subjects.nameHint')}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
