import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { CheckField, SelectField, TextAreaField, TextField } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { descriptionOf, draftOf, emptyDraft, type Draft } from './draft';
import { accesses, kinds, libraryQuery, materialQuery, type Access, type Kind, type Material } from './queries';
import './library.css';

/** A new material; its files are added on its own page. */
export function NewMaterialPage() {
  const { t } = useTranslation('library');
  return (
    <Page title={t('form.newTitle')} lead={t('form.newLead')} width="form">
      <MaterialForm
        first={emptyDraft}
        save={async (draft) => (await body(api.POST('/api/materials', { body: descriptionOf(draft) }))).id}
      />
    </Page>
  );
}

export function EditMaterialPage() {
  const { t } = useTranslation('library');
  const { materialId } = useParams({ from: '/frame/shell/library/$materialId/edit' });
  const read = useQuery({ ...materialQuery(materialId), refetchOnWindowFocus: false });
  return (
    <Page title={t('form.editTitle')} width="form">
      <ErrorNotice error={read.error} />
      {read.isPending && <Skeleton />}
      {read.data && <EditForm material={read.data} />}
    </Page>
  );
}

function EditForm({ material }: { material: Material }) {
  // The version that was read first: a change by somebody else meanwhile is told, not written over.
  const [version] = useState(material.version);
  const [first] = useState(() => draftOf(material.description));
  return (
    <MaterialForm
      first={first}
      save={async (draft) => {
        await api.PUT('/api/materials/{id}', {
          params: { path: { id: material.id } },
          body: { description: descriptionOf(draft), version },
        });
        return material.id;
      }}
    />
  );
}

const grades = Array.from({ length: 11 }, (_, index) => String(index + 1));

function MaterialForm({ first, save }: { first: Draft; save: (draft: Draft) => Promise<string> }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const library = useQuery(libraryQuery);
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = useMutation({
    mutationFn: () => save(draft),
    onSuccess: async (materialId) => {
      await queries.invalidateQueries({ queryKey: ['library'] });
      await navigate({ to: '/library/$materialId', params: { materialId } });
    },
  });
  const text = (name: keyof Draft & string, more: { required?: boolean; maxLength?: number; hint?: string } = {}) => (
    <TextField
      label={t(`form.${name as 'title'}`)}
      maxLength={200}
      {...more}
      value={draft[name] as string}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  );
  const isArticle = draft.kind === 'article';
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      <Card title={t('form.what')}>
        <div className="stack">
          <SelectField
            label={t('field.kind')}
            value={draft.kind}
            onChange={(event) => change({ kind: event.target.value as Kind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </SelectField>
          {text('title', { required: true, maxLength: 500 })}
          {text('subtitle', { maxLength: 500, hint: t('form.subtitleHint') })}
          <TextAreaField
            label={t('form.authors')}
            hint={draft.kind === 'normativeAct' ? t('form.bodyHint') : t('form.authorsHint')}
            rows={3}
            value={draft.authors}
            onChange={(event) => change({ authors: event.target.value })}
          />
          <TextAreaField
            label={t('form.others')}
            hint={t('form.othersHint')}
            rows={2}
            value={draft.others}
            onChange={(event) => change({ others: event.target.value })}
          />
          <TextAreaField
            label={t('form.annotation')}
            rows={5}
            maxLength={5000}
            value={draft.annotation}
            onChange={(event) => change({ annotation: event.target.value })}
          />
        </div>
      </Card>
      <Card title={t('form.where')}>
        <div className="library-form">
          {isArticle ? (
            <>
              {text('sourceTitle', { maxLength: 500, hint: t('form.sourceTitleHint') })}
              {text('sourceNumber', { hint: t('form.sourceNumberHint') })}
              {text('sourcePages', { hint: t('form.sourcePagesHint') })}
              {text('issn')}
            </>
          ) : (
            <>
              {text('edition', { hint: t('form.editionHint') })}
              {text('place')}
              {text('publisher')}
              {text('extent', { hint: t('form.extentHint') })}
              {text('series', { maxLength: 500 })}
              {text('isbn')}
            </>
          )}
          <TextField
            label={t('form.year')}
            inputMode="numeric"
            pattern="[0-9]{4}"
            maxLength={4}
            value={draft.year}
            onChange={(event) => change({ year: event.target.value.replace(/\D/g, '') })}
          />
          <SelectField
            label={t('form.language')}
            value={draft.language}
            onChange={(event) => change({ language: event.target.value })}
          >
            {(['ru', 'en', 'de', 'fr', 'tt'] as const).map((language) => (
              <option key={language} value={language}>
                {t(`language.${language}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('form.url')}
            type="url"
            maxLength={1000}
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
          />
          <TextField
            label={t('form.accessedOn')}
            type="date"
            value={draft.accessedOn}
            onChange={(event) => change({ accessedOn: event.target.value })}
          />
        </div>
      </Card>
      <Card title={t('form.forWhom')}>
        <div className="stack">
          <fieldset className="library-checks">
            <legend>{t('field.subjects')}</legend>
            {library.data?.subjects.map(({ code, name }) => (
              <CheckField
                key={code}
                label={name}
                checked={draft.subjects.includes(code)}
                onChange={(event) =>
                  change({
                    subjects: event.target.checked
                      ? [...draft.subjects, code]
                      : draft.subjects.filter((each) => each !== code),
                  })
                }
              />
            ))}
          </fieldset>
          <div className="library-form">
            {(['gradeFrom', 'gradeTo'] as const).map((name) => (
              <SelectField
                key={name}
                label={t(`form.${name}`)}
                value={draft[name]}
                onChange={(event) => change({ [name]: event.target.value })}
              >
                <option value="">{t('form.noGrade')}</option>
                {grades.map((grade) => (
                  <option key={grade} value={grade}>
                    {grade}
                  </option>
                ))}
              </SelectField>
            ))}
          </div>
          <TextField
            label={t('form.keywords')}
            hint={t('form.keywordsHint')}
            value={draft.keywords}
            onChange={(event) => change({ keywords: event.target.value })}
          />
          <SelectField
            label={t('form.access')}
            value={draft.access}
            onChange={(event) => change({ access: event.target.value as Access })}
          >
            {accesses.map((access) => (
              <option key={access} value={access}>
                {t(`access.${access}`)}
              </option>
            ))}
          </SelectField>
          {text('rights', { maxLength: 1000, hint: t('form.rightsHint') })}
        </div>
      </Card>
      <ErrorNotice error={send.error ?? library.error} />
      <div className="line">
        <Button type="submit" busy={send.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  );
}
