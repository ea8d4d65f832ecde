import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, Notice } from '../../ui/ErrorNotice';
import { FileDrop } from '../../ui/FileDrop';

/** The code of a paper from a picture, chosen or taken at once by a telephone. The picture stays on the device. */
export function CodePicture() {
  const { t } = useTranslation('verify');
  const navigate = useNavigate();
  const read = useMutation({
    mutationFn: async (picture: File) => {
      const { documentIn } = await import('./readDocument');
      return (await documentIn(picture)) ?? null;
    },
    onSuccess: async (found) => {
      if (found) await navigate({ to: '/verify/$number', params: { number: found.number }, hash: found.hash });
    },
  });
  return (
    <div className="stack">
      {read.isPending ? (
        <Notice>{t('picture.reading')}</Notice>
      ) : (
        <FileDrop
          label={t('picture.choose')}
          hint={t('picture.hint')}
          accept="image/*"
          onFiles={([picture]) => picture && read.mutate(picture)}
        />
      )}
      {read.data === null && <Notice kind="warn">{t('picture.none')}</Notice>}
      <ErrorNotice error={read.error} />
    </div>
  );
}
