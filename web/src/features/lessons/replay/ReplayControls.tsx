import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { speeds, type Speed } from './clock';
import { clockTime, useInReplay } from './context';
import type { Chapter } from './timeline';

/** Play, move about, speed. */
export function ReplayControls({ chapters }: { chapters: readonly Chapter[] }) {
  const { t, i18n } = useTranslation('replay');
  const { clock, position } = useInReplay();
  const of = clockTime(clock.length);
  return (
    <div className="replay-controls" role="group" aria-label={t('controls')}>
      <div className="replay-time">
        <input
          type="range"
          min={0}
          max={clock.length}
          step={1_000}
          value={position}
          list="replay-chapters"
          aria-label={t('position')}
          aria-valuetext={t('positionOf', { at: clockTime(position), of })}
          onChange={({ target }) => clock.seek(target.valueAsNumber)}
        />
        <datalist id="replay-chapters">
          {chapters.map(({ at }) => (
            <option key={at} value={at} />
          ))}
        </datalist>
        <span className="num small">
          {clockTime(position)} / {of}
        </span>
      </div>
      <div className="line">
        <Button onClick={() => (clock.isPlaying ? clock.pause() : clock.play())}>
          {t(clock.isPlaying ? 'pause' : 'play')}
        </Button>
        <Button kind="ghost" onClick={() => clock.seek(position - 10_000)}>
          <span aria-hidden="true">−10 {t('seconds')}</span>
          <span className="visually-hidden">{t('back')}</span>
        </Button>
        <Button kind="ghost" onClick={() => clock.seek(position + 10_000)}>
          <span aria-hidden="true">+10 {t('seconds')}</span>
          <span className="visually-hidden">{t('forward')}</span>
        </Button>
        <label className="replay-speed">
          <span className="visually-hidden">{t('speed')}</span>
          <select
            className="input"
            value={clock.speed}
            onChange={({ target }) => clock.setSpeed(Number(target.value) as Speed)}
          >
            {speeds.map((speed) => (
              <option key={speed} value={speed}>
                {speed.toLocaleString(i18n.language)}×
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input type="checkbox" checked={clock.skips} onChange={({ target }) => clock.setSkips(target.checked)} />
          <span>{t('skips')}</span>
        </label>
      </div>
      <p className="small muted" role="status">
        {clock.isWaiting ? t('waiting') : ''}
      </p>
    </div>
  );
}
