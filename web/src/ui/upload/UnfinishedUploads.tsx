import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFormats } from '../../i18n/format';
import { Button } from '../Button';
import { ErrorNotice } from '../ErrorNotice';
import { uploadSteps } from './steps';
import './upload.css';

export const ownUploadsQuery = queryOptions({
  queryKey: ['own-uploads'],
  queryFn: () => body(api.GET('/api/files/uploads')),
});

/** What was begun before and has not come to its end, and what came and was refused: of a place (a practical work), or of one's own files. */
export function UnfinishedUploads({ place }: { place: string | null }) {
  const { t } = useTranslation('uploads');
  const formats = useFormats();
  const client = useQueryClient();
  const { data: own } = useQuery(ownUploadsQuery);
  const forget = useMutation({
    mutationFn: (id: string) => uploadSteps.abort(id),
    onSettled: () => client.invalidateQueries(ownUploadsQuery),
  });
  const here = (row: { place: string | null }) => row.place === place;
  return (
    <>
      {own?.unfinished.filter(here).map(({ id, name, size, begunAt }) => (
        <div key={id} className="upload-unfinished">
          <p className="small">
            {t('unfinished', { name, size: formats.bytes(size), date: formats.dayAndMonth(begunAt) })}
          </p>
          <Button kind="ghost" busy={forget.isPending} onClick={() => forget.mutate(id)}>
            {t('giveUp')}
          </Button>
        </div>
      ))}
      <ErrorNotice error={forget.error} />
      {own?.refused.filter(here).map(({ id, name, state, finding }) => (
        <p key={id} className="small bad-ink">
          {name}: {state === 'infected' ? t('infected', { finding }) : t('spoilt')}
        </p>
      ))}
    </>
  );
}
