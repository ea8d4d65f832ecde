import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { SelectField } from '../../../../ui/Field';
import { choose, chosen, devicesOf, take, troubleOf, type DeviceKind, type DeviceTrouble } from './devices';
import { Picture } from './Picture';
import { echo, useLevel } from './useLevel';

interface Trial {
  track: MediaStreamTrack | undefined;
  trouble: DeviceTrouble | undefined;
}

/** Microphone and camera, tried on this computer alone: choose, see how loud, hear oneself, see oneself. */
export function DeviceTest({ onChosen }: { onChosen?: (kind: DeviceKind) => void }) {
  return (
    <div className="device-tests">
      <OneDevice kind="microphone" onChosen={onChosen} />
      <OneDevice kind="camera" onChosen={onChosen} />
    </div>
  );
}

function OneDevice({ kind, onChosen }: { kind: DeviceKind; onChosen: ((kind: DeviceKind) => void) | undefined }) {
  const { t } = useTranslation('lessons');
  const [{ track, trouble }, setTrial] = useState<Trial>({ track: undefined, trouble: undefined });
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [isEchoing, setEchoing] = useState(false);
  const isOpen = useRef(false);
  const level = useLevel(kind === 'microphone' ? track : undefined);
  useEffect(() => () => track?.stop(), [track]);
  useEffect(() => {
    isOpen.current = true;
    return () => void (isOpen.current = false);
  }, []);
  useEffect(() => (isEchoing && track ? echo(track) : undefined), [isEchoing, track]);

  async function begin() {
    try {
      const begun = await take(kind);
      // Allowed after all this was closed: nothing would stop it later.
      if (!isOpen.current) return begun.stop();
      setTrial({ track: begun, trouble: undefined });
    } catch (error) {
      setTrial({ track: undefined, trouble: troubleOf(error) });
    }
    // Names are told only once one device was allowed.
    setDevices(await devicesOf(kind));
  }

  return (
    <section className="device-test" aria-label={t(`media.name.${kind}`)}>
      <h2>{t(`media.check.${kind}`)}</h2>
      {devices.length > 1 && (
        <SelectField
          label={t('media.check.device')}
          value={track?.getSettings().deviceId ?? chosen(kind) ?? ''}
          onChange={({ target }) => {
            choose(kind, target.value);
            onChosen?.(kind);
            void begin();
          }}
        >
          {devices.map(({ deviceId, label }, at) => (
            <option key={deviceId} value={deviceId}>
              {label || t('media.check.nameless', { number: at + 1 })}
            </option>
          ))}
        </SelectField>
      )}
      {kind === 'camera' && track && (
        <div className="device-picture">
          <Picture track={track} label={t('media.pictureOfMe')} isMirrored />
        </div>
      )}
      {kind === 'microphone' && track && (
        <>
          <meter className="device-level" min={0} max={1} value={level} aria-label={t('media.check.level')} />
          <p className="small muted">{t(level > 0.25 ? 'media.check.heard' : 'media.check.speak')}</p>
          <p className="small muted">{t('media.check.echoHint')}</p>
        </>
      )}
      {trouble && <p className="notice warn">{t(`media.trouble.${trouble}`, { device: t(`media.name.${kind}`) })}</p>}
      <div className="line">
        {!track && (
          <Button kind="ghost" onClick={() => void begin()}>
            {t(`media.check.try.${kind}`)}
          </Button>
        )}
        {kind === 'microphone' && track && (
          <Button kind="ghost" aria-pressed={isEchoing} onClick={() => setEchoing(!isEchoing)}>
            {t(isEchoing ? 'media.check.echoStop' : 'media.check.echo')}
          </Button>
        )}
      </div>
    </section>
  );
}
