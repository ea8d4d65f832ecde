import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { fromWall, toWall } from '../../../i18n/zone';
import { CheckField, TextField } from '../../../ui/Field';
import type { Outline, Release } from '../queries/courses';
import { unitsOf } from './outline';
import { CountField } from './UnitSettings';

/** Whose points are known at once or by a tutor. */
const isMarked = (kind: string) => kind === 'assignment' || kind === 'quiz';

interface Props {
  outline: Outline;
  unitId: string;
  release: Release;
  onChange: (release: Release) => void;
}

/** When a unit opens: after what, from which day on, for whom. */
export function ReleaseFields({ outline, unitId, release, onChange }: Props) {
  const { t } = useTranslation(['courses', 'courseDesk']);
  const units = unitsOf(outline);
  const earlier = units.slice(
    0,
    units.findIndex(({ id }) => id === unitId),
  );
  const at = release.at ?? null;
  const isPlain =
    release.after.length === 0 &&
    release.day <= 1 &&
    release.groups.length === 0 &&
    release.minShares.length === 0 &&
    at === null &&
    !release.byWord;
  const isPast = at !== null && Date.parse(at) <= serverClock.now();
  const [startsOpen] = useState(!isPlain);
  const setShare = (id: string, percent: number | undefined) =>
    onChange({
      ...release,
      minShares: [
        ...release.minShares.filter((min) => min.unitId !== id),
        ...(percent ? [{ unitId: id, share: Math.min(100, percent) / 100 }] : []),
      ],
    });
  return (
    <details open={startsOpen}>
      <summary>
        <b>{t('release.title')}</b> <span className="muted">{isPlain && t('release.atOnce')}</span>
      </summary>
      <div className="stack">
        {earlier.length > 0 && (
          <fieldset>
            <legend>{t('release.after')}</legend>
            <div className="release-list">
              {earlier.map((unit) => {
                const min = release.minShares.find((known) => known.unitId === unit.id);
                return (
                  <div key={unit.id}>
                    <CheckField
                      label={unit.title}
                      checked={release.after.includes(unit.id)}
                      onChange={(event) =>
                        onChange({
                          ...release,
                          after: event.target.checked
                            ? [...release.after, unit.id]
                            : release.after.filter((id) => id !== unit.id),
                        })
                      }
                    />
                    {isMarked(unit.kind) && (
                      <input
                        className="input"
                        type="number"
                        min={1}
                        max={100}
                        step={1}
                        aria-label={t('release.shareOf', { title: unit.title })}
                        placeholder={t('release.share')}
                        value={min ? Math.round(min.share * 100) : ''}
                        onChange={({ target }) =>
                          setShare(unit.id, Number.isNaN(target.valueAsNumber) ? undefined : target.valueAsNumber)
                        }
                      />
                    )}
                  </div>
                );
              })}
            </div>
          </fieldset>
        )}
        <div className="field-row">
          <CountField
            label={t('release.day')}
            hint={t('release.dayHint')}
            max={730}
            value={release.day || undefined}
            onChange={(day) => onChange({ ...release, day: day ?? 0 })}
          />
          <TextField
            label={t('courseDesk:release.at')}
            hint={t(isPast ? 'courseDesk:release.atPast' : 'courseDesk:release.atHint')}
            type="datetime-local"
            defaultValue={at === null ? '' : toWall(Date.parse(at))}
            onChange={({ target }) =>
              onChange({ ...release, at: target.value ? new Date(fromWall(target.value)).toISOString() : null })
            }
          />
          <TextField
            label={t('release.groups')}
            hint={t('release.groupsHint')}
            defaultValue={release.groups.join(', ')}
            onChange={(event) =>
              onChange({
                ...release,
                groups: event.target.value
                  .split(',')
                  .map((group) => group.trim())
                  .filter(Boolean),
              })
            }
          />
        </div>
        <CheckField
          label={t('courseDesk:release.byWord')}
          hint={t('courseDesk:release.byWordHint')}
          checked={release.byWord ?? false}
          onChange={(event) => onChange({ ...release, byWord: event.target.checked })}
        />
      </div>
    </details>
  );
}
