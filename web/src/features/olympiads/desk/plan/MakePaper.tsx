import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { useOlympiad } from '../olympiadContext';
import { olympiadKey, type Round, type Track } from '../queries';

/** Usual in the VsOSh; the organizer changes it beside the tasks. */
const usualMaxPoints = 100;

/** Makes the missing paper of a round and track and goes on to its tasks. */
export function MakePaper({ round, track }: { round: Round; track: Track }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const olympiad = useOlympiad();
  const make = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/rounds/{id}/papers', {
          params: { path: { id: round.id } },
          body: {
            trackId: track.id,
            title: `${olympiad.subjectName}, ${track.name}`,
            instructions: '',
            maxPoints: usualMaxPoints,
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) });
      await navigate({
        to: '/olympiads/$olympiadId/papers/$paperId',
        params: { olympiadId: olympiad.id, paperId: id },
      });
    },
  });
  return (
    <>
      <button
        type="button"
        className="linklike"
        aria-busy={make.isPending || undefined}
        aria-label={t('plan.makePaperFor', { round: round.title, track: track.name })}
        onClick={() => {
          if (!make.isPending) make.mutate();
        }}
      >
        {t('plan.makePaper')}
      </button>
      <ErrorNotice error={make.error} />
    </>
  );
}
