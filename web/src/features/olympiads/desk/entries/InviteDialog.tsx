import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../../ui/Field';
import { Skeleton } from '../../../../ui/Skeleton';

interface Props {
  olympiadId: string;
  onInvited: () => Promise<unknown>;
  onClose: () => void;
}

/** Participants of a municipal stage: those of the school stage with the passing score. */
export function InviteDialog({ olympiadId, onInvited, onClose }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const formats = useFormats();
  const [wanted, setWanted] = useState('');
  const [passes, setPasses] = useState<Record<string, string>>({});
  const path = { path: { id: olympiadId } };
  const sources = useQuery({
    queryKey: ['olympiads', olympiadId, 'invitations'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/invitations', { params: path })),
  });
  const source = sources.data?.find((each) => each.olympiadId === wanted) ?? sources.data?.[0];
  const points = (trackId: string) => Number((passes[trackId] ?? '').trim().replace(',', '.'));
  const chosen = source?.tracks.filter(({ trackId }) => (passes[trackId] ?? '').trim()) ?? [];
  const isWrong = (trackId: string) => !(Number.isFinite(points(trackId)) && points(trackId) >= 0);
  const areWrong = chosen.some(({ trackId }) => isWrong(trackId));
  const invite = useMutation({
    mutationFn: (onlyCount: boolean) =>
      body(
        api.POST('/api/olympiads/{id}/invitations', {
          params: path,
          body: {
            fromOlympiadId: source!.olympiadId,
            passes: chosen.map(({ trackId }) => ({ trackId, points: points(trackId) })),
            onlyCount,
          },
        }),
      ),
    onSuccess: (_, onlyCount) => (onlyCount ? undefined : onInvited()),
  });
  const counted = invite.isSuccess && invite.variables;
  return (
    <Dialog title={t('invite.title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(!counted);
        }}
      >
        <p className="small muted">{t('invite.lead')}</p>
        <ErrorNotice error={sources.error ?? invite.error} />
        {sources.isPending && <Skeleton lines={4} />}
        {sources.data?.length === 0 && <Notice>{t('invite.none')}</Notice>}
        {source && sources.data!.length > 1 && (
          <SelectField
            label={t('invite.source')}
            value={source.olympiadId}
            onChange={(event) => {
              setWanted(event.target.value);
              invite.reset();
            }}
          >
            {sources.data!.map((each) => (
              <option key={each.olympiadId} value={each.olympiadId}>
                {each.title}
              </option>
            ))}
          </SelectField>
        )}
        {source?.tracks.map((track) => (
          <TextField
            key={track.trackId}
            label={t('invite.pass', { track: track.name, max: formats.number(track.maxPoints) })}
            hint={track.hasTrack ? t('invite.passHint', { count: track.participants }) : t('invite.noTrack')}
            error={isWrong(track.trackId) && t('invite.passWrong')}
            inputMode="decimal"
            disabled={!track.hasTrack}
            value={passes[track.trackId] ?? ''}
            onChange={(event) => {
              setPasses({ ...passes, [track.trackId]: event.target.value });
              invite.reset();
            }}
          />
        ))}
        {invite.data && (
          <Notice kind={counted ? 'info' : 'ok'}>
            {invite.data.tracks.map(({ trackId, passing, registered }) => (
              <p key={trackId}>
                {t(counted ? 'invite.would' : 'invite.done', {
                  track: source?.tracks.find((track) => track.trackId === trackId)?.name,
                  passing,
                  registered,
                })}
              </p>
            ))}
          </Notice>
        )}
        <div className="line">
          {source && (
            <Button type="submit" disabled={chosen.length === 0 || areWrong} busy={invite.isPending}>
              {t(counted ? 'invite.act' : 'invite.count')}
            </Button>
          )}
          <Button kind="ghost" onClick={onClose}>
            {t('common:close')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
