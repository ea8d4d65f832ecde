import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { isStaff, useMe } from '../../people/queries/me';
import { coverageQuery, frameworkQuery, type Coverage, type CoverageGroup, type Framework } from './queries';
import './readiness.css';

/** «ИКТ-готовность педагогов»: by area, by school, by position. */
export function CoveragePage() {
  const { t } = useTranslation('readiness');
  const me = useMe();
  const coverage = useQuery(coverageQuery);
  const framework = useQuery(frameworkQuery);
  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.lead')}
      width="wide"
      action={
        <div className="line">
          <Link to="/readiness/not-taken">{t('missing.title')}</Link>
          {me && isStaff(me) && <Link to="/readiness/framework">{t('framework.title')}</Link>}
        </div>
      }
    >
      <ErrorNotice error={coverage.error ?? framework.error} />
      {(coverage.isPending || framework.isPending) && <Skeleton lines={8} />}
      {coverage.data && framework.data && <Known coverage={coverage.data} framework={framework.data} />}
    </Page>
  );
}

/** Of all areas about which something is known. */
const meanOf = (group: CoverageGroup, value: (area: CoverageGroup['areas'][number]) => number) =>
  group.areas.length === 0 ? undefined : group.areas.reduce((sum, area) => sum + value(area), 0) / group.areas.length;

function Known({ coverage, framework }: { coverage: Coverage; framework: Framework }) {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const columns = useColumns(framework);
  const level = (value: number | undefined) =>
    value === undefined ? '—' : formats.number(Math.round(value * 10) / 10);
  return (
    <div className="stack">
      {coverage.schools.some(({ measured }) => measured > 0) ? (
        <Growth coverage={coverage} framework={framework} />
      ) : (
        <Card>
          <EmptyState title={t('coverage.none')}>{t('coverage.noneHint')}</EmptyState>
        </Card>
      )}
      <DataTable
        caption={t('coverage.schools')}
        columns={columns}
        rows={coverage.schools}
        rowKey={(group) => group.id ?? group.name}
        defaultSort="name"
        exportList="/api/readiness/coverage"
      />
      <Card title={t('coverage.positions')}>
        <ul role="list" className="readiness-list">
          {coverage.positions.map((group) => (
            <li key={group.name}>
              <span>{group.name ? group.name[0]!.toUpperCase() + group.name.slice(1) : t('coverage.noPosition')}</span>
              <span>
                {t('coverage.measuredOf', { measured: group.measured, teachers: group.teachers })}
                {group.areas.length > 0 && (
                  <>
                    {' · '}
                    {t('coverage.means', {
                      first: level(meanOf(group, (area) => area.first)),
                      now: level(meanOf(group, (area) => area.now)),
                    })}
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** The mean levels of all schools together, at first and now. */
function Growth({ coverage, framework }: { coverage: Coverage; framework: Framework }) {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const most = framework.levels.length;
  const shown = (value: number) => formats.number(Math.round(value * 10) / 10);
  const areas = framework.areas.flatMap((area) => {
    // Each school weighs as much as it has people who were measured.
    const known = coverage.schools.flatMap(({ measured, areas }) =>
      areas.filter(({ areaId }) => areaId === area.id).map((level) => ({ ...level, measured })),
    );
    const people = known.reduce((sum, { measured }) => sum + measured, 0);
    const mean = (value: (level: (typeof known)[number]) => number) =>
      known.reduce((sum, level) => sum + value(level) * level.measured, 0) / people;
    return people === 0
      ? []
      : [
          {
            ...area,
            first: mean(({ first }) => first),
            now: mean(({ now }) => now),
            atTarget: mean((l) => l.atTarget),
          },
        ];
  });
  return (
    <Card title={t('coverage.growth')}>
      <p className="small muted">
        {t('coverage.growthHint', { target: framework.levels[framework.targetLevel - 1]?.title, max: most })}
      </p>
      <div className="growth">
        {areas.map((area) => (
          <div key={area.id} className="growth-row">
            <span>{area.title}</span>
            <span className="growth-bar" aria-hidden="true">
              <i style={{ width: `${String((100 * area.now) / most)}%` }} />
              <i data-part="first" style={{ width: `${String((100 * Math.min(area.first, area.now)) / most)}%` }} />
            </span>
            <span className="num">
              {t('coverage.means', { first: shown(area.first), now: shown(area.now) })} ·{' '}
              {t('coverage.atTarget', { share: formats.percent(area.atTarget) })}
            </span>
          </div>
        ))}
      </div>
    </Card>
  );
}

function useColumns(framework: Framework): Column<CoverageGroup>[] {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const number = (value: number | undefined) =>
    value === undefined ? '—' : formats.number(Math.round(value * 10) / 10);
  return [
    { id: 'name', header: t('coverage.school'), value: (group) => group.name, cell: (group) => <b>{group.name}</b> },
    {
      id: 'teachers',
      header: t('coverage.teachers'),
      numeric: true,
      value: (group) => group.teachers,
      cell: (group) => formats.number(group.teachers),
    },
    {
      id: 'measured',
      header: t('coverage.measured'),
      numeric: true,
      value: (group) => group.measured,
      cell: (group) => formats.number(group.measured),
    },
    ...framework.areas.map((area): Column<CoverageGroup> => ({
      id: area.id,
      header: area.title,
      numeric: true,
      value: (group) => group.areas.find(({ areaId }) => areaId === area.id)?.now,
      cell: (group) => {
        const level = group.areas.find(({ areaId }) => areaId === area.id);
        return (
          <span className="growth-numbers">
            {level && level.first !== level.now
              ? t('coverage.means', { first: number(level.first), now: number(level.now) })
              : number(level?.now)}
          </span>
        );
      },
    })),
  ];
}
