import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import { isSafari, keepingOf, type Storage } from './keeping';

/** Whether the browser will keep the answers and the sealed paper, and has room for them: asked for before the start, and told plainly. */
export function Keeping() {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const [storage, setStorage] = useState<Storage>();
  useEffect(() => {
    let gone = false;
    void ask()
      .then((told) => !gone && setStorage(told))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  if (!storage) return null;
  const { persisted, free } = storage;
  const { tag, isLittle, advice } = keepingOf(storage);
  return (
    <li>
      <Tag kind={tag === 'kept' ? 'ok' : 'warn'}>{t(`device.${tag}`)}</Tag>
      <span>
        {isLittle && `${t('device.keptLittleText', { size: formats.bytes(free!) })} `}
        {t(persisted ? 'device.keptText' : 'device.keptMaybeText')}
        {advice && ` ${t(`device.${advice}`)}`}
        {!isLittle && free !== undefined && ` ${t('device.free', { size: formats.bytes(free) })}`}
      </span>
    </li>
  );
}

async function ask(): Promise<Storage> {
  const storage = navigator.storage as StorageManager | undefined;
  const persisted = (await storage?.persist?.()) ?? false;
  const { quota, usage } = (await storage?.estimate?.()) ?? {};
  return {
    persisted,
    free: quota !== undefined && usage !== undefined ? quota - usage : undefined,
    isInstalled: window.matchMedia('(display-mode: standalone)').matches,
    isSafari: isSafari(navigator.userAgent),
  };
}
