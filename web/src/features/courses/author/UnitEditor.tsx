import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { codeText } from '../../../ui/errorText';
import { Skeleton } from '../../../ui/Skeleton';
import {
  courseQuery,
  unitContentQuery,
  type Course,
  type Unit,
  type UnitContent,
  type UnitDraft,
} from '../queries/courses';
import { ContentFields } from './ContentFields';
import { findUnit, withUnit } from './outline';
import { ReleaseFields } from './ReleaseFields';
import { UnitPreview } from './UnitPreview';
import { UnitSettings, type Settings } from './UnitSettings';
import { newestCourse, oneByOne, type OutlineAtWork } from './useOutline';

/** What was changed in a unit and not saved; the rest follows what the server has. */
export interface Unsaved {
  /** With the version of the content on which it was written. */
  written?: { draft: UnitDraft; version: number } | undefined;
  settings?: Settings | undefined;
}

interface Props {
  course: Course;
  unit: Unit;
  outline: OutlineAtWork;
  unsaved: Unsaved;
  onUnsaved: (unsaved: Unsaved) => void;
}

/** One unit: what it shows, and when it is open and due. */
export function UnitEditor(props: Props) {
  const { course, unit } = props;
  const content = useQuery({
    ...unitContentQuery(course.id, unit.id),
    // What is being written is not exchanged behind the author.
    refetchOnWindowFocus: false,
  });
  if (!content.data)
    return (
      <Card title={unit.title}>{content.isError ? <ErrorNotice error={content.error} /> : <Skeleton lines={8} />}</Card>
    );
  return <UnitForm {...props} content={content.data} />;
}

function UnitForm({ course, unit, outline, unsaved, onUnsaved, content }: Props & { content: UnitContent }) {
  const { t } = useTranslation(['courses', 'common']);
  const queries = useQueryClient();
  const { written, settings: changed = {} } = unsaved;
  const [isPreview, setPreview] = useState(false);
  const [saved, setSaved] = useState(false);
  const draft = written?.draft ?? content.draft;
  const settings = { ...unit, ...changed };
  const isDirty = written !== undefined || Object.keys(changed).length > 0;
  const key = unitContentQuery(course.id, unit.id).queryKey;

  const save = useMutation({
    ...oneByOne(course.id),
    mutationFn: (version: number) =>
      body(
        api.PUT('/api/courses/{id}/units/{unitId}', {
          params: { path: { id: course.id, unitId: unit.id } },
          body: { draft, version },
        }),
      ),
    onSuccess: async () => {
      // The outline names the version of the content that it shows: the next change of it needs the newest.
      await Promise.all([
        queries.invalidateQueries({ queryKey: key }),
        queries.invalidateQueries({ queryKey: courseQuery(course.id).queryKey, exact: true }),
      ]);
      onUnsaved({ settings: unsaved.settings });
    },
  });

  /** @param version Of the content on which the text was written, unless it is to be written over a newer one. */
  async function saveAll(version = written?.version) {
    setSaved(false);
    try {
      if (version !== undefined) await save.mutateAsync(version);
      if (Object.keys(changed).length > 0) {
        const { outline: newest } = newestCourse(queries, course);
        const now = findUnit(newest, unit.id);
        if (now) await outline.arrange(withUnit(newest, { ...now, ...changed }));
        onUnsaved({});
      }
      setSaved(true);
      return true;
    } catch {
      // It stands where it was refused, and what was written stays.
      return false;
    }
  }

  const head = useFocusOnChoice();

  const problems = course.problems.filter(({ unitId }) => unitId === unit.id);
  const isChanged = save.error instanceof ApiError && save.error.code === 'course.changed';
  return (
    <Card
      title={
        <span ref={head} tabIndex={-1}>
          {settings.title}
        </span>
      }
      action={
        <div className="line" role="group" aria-label={t('author.views')}>
          <Button kind="ghost" className="small-btn" aria-pressed={!isPreview} onClick={() => setPreview(false)}>
            {t('author.edit')}
          </Button>
          <Button
            kind="ghost"
            className="small-btn"
            aria-pressed={isPreview}
            busy={save.isPending}
            onClick={() => void (isDirty ? saveAll() : Promise.resolve(true)).then((done) => done && setPreview(true))}
          >
            {t('author.preview')}
          </Button>
        </div>
      }
    >
      {isPreview ? (
        <UnitPreview courseId={course.id} unit={unit} content={content} />
      ) : (
        <form
          className="stack"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (!save.isPending && isDirty) void saveAll();
          }}
        >
          {problems.length > 0 && !isDirty && (
            <Notice kind="warn">
              <p>{t('author.problems')}</p>
              <ul>
                {problems.map(({ code }) => (
                  <li key={code}>{codeText(code)}</li>
                ))}
              </ul>
            </Notice>
          )}
          <ContentFields
            kind={unit.kind}
            draft={draft}
            content={content}
            onChange={(next) => {
              setSaved(false);
              onUnsaved({ ...unsaved, written: { draft: next, version: written?.version ?? content.version } });
            }}
          />
          <UnitSettings
            settings={settings}
            onChange={(part) => onUnsaved({ ...unsaved, settings: { ...changed, ...part } })}
          />
          <ReleaseFields
            outline={course.outline}
            unitId={unit.id}
            release={settings.release}
            onChange={(release) => onUnsaved({ ...unsaved, settings: { ...changed, release } })}
          />
          <ErrorNotice error={save.error ?? (Object.keys(changed).length > 0 ? outline.error : undefined)}>
            {isChanged && (
              <div className="line">
                <Button
                  kind="ghost"
                  onClick={() =>
                    void queries.invalidateQueries({ queryKey: key }).then(() => {
                      onUnsaved({ settings: unsaved.settings });
                      save.reset();
                    })
                  }
                >
                  {t('author.takeTheirs')}
                </Button>
                <Button
                  kind="ghost"
                  onClick={() =>
                    void queries
                      .fetchQuery({ ...unitContentQuery(course.id, unit.id), staleTime: 0 })
                      .then(({ version }) => saveAll(version))
                  }
                >
                  {t('author.takeMine')}
                </Button>
              </div>
            )}
          </ErrorNotice>
          <div className="line save-bar">
            <Button type="submit" busy={save.isPending} aria-disabled={!isDirty || undefined}>
              {t('common:save')}
            </Button>
            <span role="status" className="small muted">
              {isDirty ? t('author.dirty') : saved ? t('author.saved') : ''}
            </span>
          </div>
        </form>
      )}
    </Card>
  );
}

/** Below the outline, on a phone, the unit that was chosen comes into sight. */
function useFocusOnChoice() {
  const head = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!matchMedia('(max-width: 64em)').matches) return;
    // A name that is being written keeps the focus.
    if (document.activeElement?.matches('.inline-name')) return;
    head.current?.focus();
  }, []);
  return head;
}
