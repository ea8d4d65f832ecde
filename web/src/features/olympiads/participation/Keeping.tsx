import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';

/** Whether the browser will keep the answers and the sealed paper: asked for before the start, and told plainly. */
export function Keeping() {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const [state, setState] = useState<{ persisted: boolean; free: number | undefined }>();
  useEffect(() => {
    let gone = false;
    const storage = navigator.storage as StorageManager | undefined;
    void (async () => {
      const persisted = (await storage?.persist?.()) ?? false;
      const { quota, usage } = (await storage?.estimate?.()) ?? {};
      const free = quota !== undefined && usage !== undefined ? quota - usage : undefined;
      if (!gone) setState({ persisted, free });
    })().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  if (!state) return null;
  return (
    <li>
      <Tag kind={state.persisted ? 'ok' : 'warn'}>{t(state.persisted ? 'device.kept' : 'device.keptMaybe')}</Tag>
      <span>
        {t(state.persisted ? 'device.keptText' : 'device.keptMaybeText')}
        {state.free !== undefined && ` ${t('device.free', { size: formats.bytes(state.free) })}`}
      </span>
    </li>
  );
}
