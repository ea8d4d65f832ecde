import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../../i18n';
import { lazyPart } from '../../../sitting/lazyPart';
import { Button } from '../../../ui/Button';
import type { MaterialFilePicker as FilePicker } from '../../library/MaterialFilePicker';
import type { MaterialPicker as Picker } from '../../library/MaterialPicker';

const MaterialPicker = lazyPart<ComponentProps<typeof Picker>>(async () => {
  const [{ MaterialPicker }] = await Promise.all([import('../../library/MaterialPicker'), loadTexts('library')]);
  return MaterialPicker;
});

const MaterialFilePicker = lazyPart<ComponentProps<typeof FilePicker>>(async () => {
  const [{ MaterialFilePicker }] = await Promise.all([
    import('../../library/MaterialFilePicker'),
    loadTexts('library'),
  ]);
  return MaterialFilePicker;
});

/** A button that takes a material of the library. */
export function FromLibrary({ onPick }: Pick<ComponentProps<typeof Picker>, 'onPick'>) {
  const { t } = useTranslation('courses');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="ghost" onClick={() => setOpen(true)}>
        {t('unitForm.fromLibrary')}
      </Button>
      {isOpen && (
        <MaterialPicker
          onClose={() => setOpen(false)}
          onPick={(material) => {
            setOpen(false);
            onPick(material);
          }}
        />
      )}
    </>
  );
}

/** A button that takes a file of a material: the unit shows the same file, as it is now. */
export function FileFromLibrary({ onPick, kind }: Pick<ComponentProps<typeof FilePicker>, 'onPick' | 'kind'>) {
  const { t } = useTranslation('courses');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="ghost" onClick={() => setOpen(true)}>
        {t('unitForm.fromLibrary')}
      </Button>
      {isOpen && (
        <MaterialFilePicker
          kind={kind}
          onClose={() => setOpen(false)}
          onPick={(file) => {
            setOpen(false);
            onPick(file);
          }}
        />
      )}
    </>
  );
}
