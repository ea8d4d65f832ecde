import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { newId } from '../ids';
import { DiagnosticDialog } from './DiagnosticDialog';
import { frameworkQuery, type Area, type Framework } from './queries';
import './readiness.css';

/** What readiness is measured by: levels, areas, competences, and the level that is wanted. */
export function FrameworkPage() {
  const { t } = useTranslation('readiness');
  const queries = useQueryClient();
  const framework = useQuery(frameworkQuery);
  const [isMaking, setMaking] = useState(false);
  // Here, because the editor begins anew with what was saved.
  const save = useMutation({
    mutationFn: (body: Framework) => api.PUT('/api/readiness/framework', { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: frameworkQuery.queryKey }),
  });
  return (
    <Page
      title={t('framework.title')}
      lead={
        <>
          <Link to="/readiness/coverage">{t('coverage.title')}</Link> · {t('framework.lead')}
        </>
      }
      width="wide"
      action={framework.data && <Button onClick={() => setMaking(true)}>{t('diagnostic.make')}</Button>}
    >
      <ErrorNotice error={framework.error} />
      {framework.isPending && <Skeleton lines={8} />}
      {framework.data && <Editor key={framework.data.version} framework={framework.data} save={save} />}
      {framework.data && isMaking && <DiagnosticDialog framework={framework.data} onClose={() => setMaking(false)} />}
    </Page>
  );
}

function Editor({ framework, save }: { framework: Framework; save: UseMutationResult<unknown, unknown, Framework> }) {
  const { t } = useTranslation('readiness');
  const [levels, setLevels] = useState(framework.levels);
  const [areas, setAreas] = useState(framework.areas);
  const [targetLevel, setTarget] = useState(framework.targetLevel);
  const isChanged = levels !== framework.levels || areas !== framework.areas || targetLevel !== framework.targetLevel;
  const isUnsaved = isChanged && !save.isPending;
  useBlocker({
    shouldBlockFn: () => isUnsaved && !window.confirm(t('framework.leave')),
    enableBeforeUnload: () => isUnsaved,
  });
  const changeArea = (id: string, change: Partial<Area>) =>
    setAreas(areas.map((area) => (area.id === id ? { ...area, ...change } : area)));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) save.mutate({ levels, areas, targetLevel, version: framework.version });
      }}
    >
      <Card title={t('framework.levels')}>
        <div className="stack">
          <p className="small muted">{t('framework.levelsHint')}</p>
          {levels.map((level, index) => (
            <div key={index} className="readiness-edit">
              <TextField
                label={t('framework.level', { number: index + 1 })}
                required
                maxLength={200}
                value={level.title}
                onChange={({ target }) =>
                  setLevels(levels.map((other, n) => (n === index ? { ...other, title: target.value } : other)))
                }
              />
              <TextField
                label={t('framework.description')}
                maxLength={2000}
                value={level.description}
                onChange={({ target }) =>
                  setLevels(levels.map((other, n) => (n === index ? { ...other, description: target.value } : other)))
                }
              />
            </div>
          ))}
          <div className="line">
            <SelectField
              label={t('framework.target')}
              value={targetLevel}
              onChange={({ target }) => setTarget(Number(target.value))}
            >
              {levels.map((level, index) => (
                <option key={index} value={index + 1}>
                  {level.title}
                </option>
              ))}
            </SelectField>
          </div>
        </div>
      </Card>
      {areas.map((area) => (
        <Card key={area.id} title={area.title || t('framework.newArea')}>
          <div className="stack">
            <TextField
              label={t('framework.area')}
              required
              maxLength={200}
              value={area.title}
              onChange={({ target }) => changeArea(area.id, { title: target.value })}
            />
            {area.competences.map((competence) => {
              const change = (part: Partial<typeof competence>) =>
                changeArea(area.id, {
                  competences: area.competences.map((other) =>
                    other.id === competence.id ? { ...other, ...part } : other,
                  ),
                });
              return (
                <div key={competence.id} className="readiness-edit">
                  <TextField
                    label={t('framework.competence')}
                    hint={competence.code && t('framework.code', { code: competence.code })}
                    required
                    maxLength={200}
                    value={competence.title}
                    onChange={({ target }) => change({ title: target.value })}
                  />
                  <TextField
                    label={t('framework.description')}
                    maxLength={2000}
                    value={competence.description}
                    onChange={({ target }) => change({ description: target.value })}
                  />
                  <Button
                    kind="ghost"
                    type="button"
                    aria-label={t('framework.removeNamed', { title: competence.title })}
                    onClick={() =>
                      changeArea(area.id, { competences: area.competences.filter(({ id }) => id !== competence.id) })
                    }
                  >
                    {t('framework.remove')}
                  </Button>
                </div>
              );
            })}
            <div className="line">
              <Button
                kind="ghost"
                type="button"
                onClick={() =>
                  changeArea(area.id, {
                    competences: [...area.competences, { id: newId(), title: '', description: '', code: '' }],
                  })
                }
              >
                {t('framework.addCompetence')}
              </Button>
              <Button kind="ghost" type="button" onClick={() => setAreas(areas.filter(({ id }) => id !== area.id))}>
                {t('framework.removeArea')}
              </Button>
            </div>
          </div>
        </Card>
      ))}
      <ErrorNotice error={save.error} />
      <p className="small muted">{t('framework.removedHint')}</p>
      <div className="line">
        <Button
          kind="ghost"
          type="button"
          onClick={() => setAreas([...areas, { id: newId(), title: '', competences: [] }])}
        >
          {t('framework.addArea')}
        </Button>
        <Button type="submit" busy={save.isPending} aria-disabled={!isChanged || undefined}>
          {t('framework.save')}
        </Button>
        <span role="status">{save.isSuccess && !isChanged && t('framework.saved')}</span>
      </div>
    </form>
  );
}
