import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { useOnline } from '../../../api/network';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { Tag } from '../../../ui/Tag';
import { browserStore } from '../../../sitting/journal/journal';
import { Keeping } from './Keeping';

/** A device whose clock is off by more than this is told so; the attempt does not depend on it. */
const tolerable = 60_000;

/** What the work needs of this device, said before the start: room for answers, the network, the clock. */
export function DeviceCheck() {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const online = useOnline();
  const [keeps, setKeeps] = useState<boolean>();
  const off = useSyncExternalStore(serverClock.subscribe, clockError);

  useEffect(() => {
    let gone = false;
    void browserStore().then((store) => !gone && setKeeps(store !== undefined));
    return () => {
      gone = true;
    };
  }, []);

  return (
    <Card title={t('device.title')}>
      <ul className="device-checks" role="list">
        <li>
          <Tag kind={keeps === undefined ? 'info' : keeps ? 'ok' : 'bad'}>{t('device.storage')}</Tag>
          <span>{t(keeps === undefined ? 'device.checking' : keeps ? 'device.keeps' : 'device.keepsNot')}</span>
        </li>
        <Keeping />
        <li>
          <Tag kind={online ? 'ok' : 'warn'}>{t('device.network')}</Tag>
          <span>{t(online ? 'device.online' : 'device.offline')}</span>
        </li>
        <li>
          <Tag kind={Math.abs(off) > tolerable ? 'warn' : 'ok'}>{t('device.clock')}</Tag>
          <span>
            {Math.abs(off) > tolerable
              ? t(off > 0 ? 'device.ahead' : 'device.behind', { span: distance(Math.abs(off), t) })
              : t('device.clockRight', { time: formats.time(serverClock.now()) })}
          </span>
        </li>
      </ul>
    </Card>
  );
}

/** By how much the device's clock is ahead of the server's, in whole minutes of milliseconds: a stable value for the store. */
const clockError = () => Math.round((Date.now() - serverClock.now()) / 60_000) * 60_000;

function distance(ms: number, t: ReturnType<typeof useTranslation<'participation'>>['t']): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return t('device.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t('device.hours', { count: hours }) : t('device.days', { count: Math.round(hours / 24) });
}
