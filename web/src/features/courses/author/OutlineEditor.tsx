import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { maxDocument, WordDialog } from '../exchange/WordDialog';
import { newId } from '../ids';
import { courseQuery, type Course } from '../queries/courses';
import type { UnitKind } from '../queries/learning';
import { ChangeError } from './ChangeError';
import { ModuleEditor, rowId } from './ModuleEditor';
import { withModule, withoutModule, withoutUnit } from './outline';
import { newestCourse, oneByOne, rereadWhenQuiet, type OutlineAtWork } from './useOutline';

interface Props {
  course: Course;
  outline: OutlineAtWork;
  /** The unit at hand. */
  current: string | undefined;
  /** Units with something that is not saved. */
  dirty: readonly string[];
}

/** Modules and units in their order: added, named, moved and taken out here. */
export function OutlineEditor({ course, outline, current, dirty }: Props) {
  const { t } = useTranslation(['courses', 'exchange']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [naming, setNaming] = useState<string>();
  const [taken, setTaken] = useState<{ id: string; title: string }>();
  const [word, setWord] = useState<File>();
  const { modules } = course.outline;
  // It may have come back by another way.
  const isBack = modules.some(({ id, units }) => id === taken?.id || units.some((unit) => unit.id === taken?.id));
  const removed = isBack ? undefined : taken;
  const moved = useRef<string>(undefined);

  // A row that is put elsewhere in the page loses the focus.
  useEffect(() => {
    if (moved.current !== undefined && document.activeElement === document.body)
      document.getElementById(rowId(moved.current))?.focus();
  }, [course.outline]);

  const add = useMutation({
    ...oneByOne(course.id),
    mutationFn: ({ moduleId, kind }: { moduleId: string; kind: UnitKind }) =>
      body(
        api.POST('/api/courses/{id}/units', {
          params: { path: { id: course.id } },
          body: { moduleId, kind, title: t(`new.${kind}`), version: newestCourse(queries, course).version },
        }),
      ),
    onSuccess: async ({ unitId }) => {
      outline.remember();
      await queries.invalidateQueries({ queryKey: courseQuery(course.id).queryKey, exact: true });
      await navigate({ to: '.', search: { unit: unitId } as never, resetScroll: false });
      setNaming(unitId);
    },
    onSettled: () => rereadWhenQuiet(queries, course.id),
  });

  const addModule = () => {
    const id = newId();
    setTaken(undefined);
    outline.change(
      withModule(course.outline, { id, title: t('new.module', { number: modules.length + 1 }), units: [] }),
    );
    setNaming(id);
  };

  return (
    <Card
      title={t('author.outline')}
      action={
        <div className="line">
          <Button
            kind="ghost"
            className="small-btn"
            aria-disabled={!outline.canUndo}
            onClick={outline.undo}
            title="Ctrl+Z"
          >
            {t('author.undo')}
          </Button>
          <Button
            kind="ghost"
            className="small-btn"
            aria-disabled={!outline.canRedo}
            onClick={outline.redo}
            title="Ctrl+Y"
          >
            {t('author.redo')}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <ChangeError error={add.error} onReread={() => outline.reread().then(() => add.reset())} />
        {modules.length === 0 && <p className="muted">{t('author.empty')}</p>}
        {modules.map((module) => (
          <ModuleEditor
            key={module.id}
            course={course}
            module={module}
            current={current}
            dirty={dirty}
            naming={naming}
            onName={setNaming}
            onChange={(next) => {
              setTaken(undefined);
              outline.change(next);
            }}
            onMove={(id, next) => {
              moved.current = id;
              setTaken(undefined);
              outline.change(next);
            }}
            onAdd={(kind) => {
              setTaken(undefined);
              add.mutate({ moduleId: module.id, kind });
            }}
            onRemoveUnit={(unit) => {
              outline.change(withoutUnit(course.outline, unit.id));
              setTaken(unit);
            }}
            onRemove={() => {
              outline.change(withoutModule(course.outline, module.id));
              setTaken(module);
            }}
          />
        ))}
        {removed !== undefined && (
          <Notice>
            <div className="line ends">
              <span>{t('author.removed', { title: removed.title })}</span>
              <Button
                kind="ghost"
                onClick={() => {
                  setTaken(undefined);
                  outline.undo();
                }}
              >
                {t('author.bringBack')}
              </Button>
            </div>
          </Notice>
        )}
        <div className="line">
          <Button kind={modules.length === 0 ? 'primary' : 'ghost'} onClick={addModule}>
            {t('author.addModule')}
          </Button>
        </div>
        {modules.length > 0 && <p className="small muted">{t('author.keys')}</p>}
        {!course.isArchived && (
          <FileDrop
            label={t('exchange:word.drop')}
            accept=".docx"
            maxSize={maxDocument}
            onFiles={([file]) => setWord(file)}
          />
        )}
        {word && <WordDialog course={course} file={word} onClose={() => setWord(undefined)} />}
      </div>
    </Card>
  );
}
