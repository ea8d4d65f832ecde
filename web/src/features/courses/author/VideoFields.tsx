import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { codeText } from '../../../ui/errorText';
import { SelectField } from '../../../ui/Field';
import { FileDrop } from '../../../ui/FileDrop';
import { ProgressBar } from '../../../ui/ProgressBar';
import { LargeUpload } from '../../../ui/upload/LargeUpload';
import { useFormats } from '../../../i18n/format';
import { imageTypes, maxMediaSize, upload } from '../../assessment/editor/media';
import type { UnitContent, UnitDraft } from '../queries/courses';
import { FileFromLibrary } from './FromLibrary';

const videoQuery = (id: string) =>
  queryOptions({
    queryKey: ['videos', id],
    queryFn: () => body(api.GET('/api/videos/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'waiting' || state.data?.state === 'working' ? 3_000 : false,
  });

const languages = ['ru', 'en', 'tt', 'ba', 'cv'];

/** Characters of a file with subtitles; two hours of speech take a third of it. */
const maxSubtitles = 300_000;

interface Props {
  draft: UnitDraft;
  content: UnitContent;
  onChange: (draft: UnitDraft) => void;
}

/** The recording of a unit, its subtitles, and the picture before it begins. */
export function VideoFields({ draft, content, onChange }: Props) {
  const { t } = useTranslation('courses');
  const [name, setName] = useState<string>();
  const shown = name ?? (draft.fileId === content.draft.fileId ? content.fileName : undefined);
  const isSaved = draft.fileId !== null && draft.fileId === content.draft.fileId;
  return (
    <div className="stack">
      {draft.fileId && shown && <p>{t('unitForm.recording', { name: shown })}</p>}
      {isSaved && draft.fileId ? (
        <Conversion id={draft.fileId} />
      ) : (
        draft.fileId && <p className="small muted">{t('video.saveToBegin')}</p>
      )}
      <LargeUpload
        label={t(draft.fileId ? 'unitForm.anotherVideo' : 'unitForm.chooseVideo')}
        accept=".mp4,.webm,.mov,.mkv"
        onDone={(view) => {
          setName(view.name);
          onChange({ ...draft, fileId: view.id });
        }}
      />
      <div className="line">
        <FileFromLibrary
          kind="video"
          onPick={(film) => {
            setName(film.name);
            onChange({ ...draft, fileId: film.id });
          }}
        />
      </div>
      <SubtitleFields draft={draft} onChange={onChange} />
      <PosterField draft={draft} onChange={onChange} />
    </div>
  );
}

/** How far the qualities are. */
function Conversion({ id }: { id: string }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const queries = useQueryClient();
  const { data: video } = useQuery(videoQuery(id));
  const again = useMutation({
    mutationFn: () => body(api.POST('/api/videos/{id}/again', { params: { path: { id } } })),
    onSuccess: (view) => queries.setQueryData(videoQuery(id).queryKey, view),
  });
  if (!video) return null;
  switch (video.state) {
    case 'ready':
      return (
        <p className="small muted">
          {t('video.ready', {
            qualities: video.qualities.map((name) => (name === 'audio' ? t('video.soundOnly') : name)).join(', '),
          })}
        </p>
      );
    case 'noConverter':
      return (
        <Notice kind="warn">
          <p>{t('video.noConverter')}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="warn">
          <p>{t('video.failed', { reason: video.problem ? codeText(video.problem) : '' })}</p>
          <Button kind="ghost" busy={again.isPending} onClick={() => again.mutate()}>
            {t('video.tryAgain')}
          </Button>
          <ErrorNotice error={again.error} />
        </Notice>
      );
    default:
      return (
        <ProgressBar
          label={t(video.state === 'waiting' ? 'video.waits' : 'video.works')}
          value={video.percent}
          max={100}
          count={formats.number(video.percent / 100, { style: 'percent' })}
        />
      );
  }
}

function SubtitleFields({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t, i18n } = useTranslation('courses');
  const { posterId = null, subtitles = [] } = draft.video ?? {};
  const free = languages.filter((code) => !subtitles.some(({ language }) => language === code));
  const [chosen, setChosen] = useState('ru');
  const language = free.includes(chosen) ? chosen : free[0];
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const change = (next: typeof subtitles) => onChange({ ...draft, video: { posterId, subtitles: next } });
  return (
    <fieldset className="stack tight">
      <legend>{t('video.subtitles')}</legend>
      {subtitles.map((track) => (
        <div key={track.language} className="line">
          <span>{names.of(track.language)}</span>
          <Button
            kind="ghost"
            className="small-btn"
            onClick={() => change(subtitles.filter((other) => other !== track))}
            aria-label={t('video.removeSubtitlesOf', { language: names.of(track.language) })}
          >
            {t('video.remove')}
          </Button>
        </div>
      ))}
      {language && (
        <div className="field-row">
          <SelectField label={t('video.language')} value={language} onChange={(event) => setChosen(event.target.value)}>
            {free.map((code) => (
              <option key={code} value={code}>
                {names.of(code)}
              </option>
            ))}
          </SelectField>
          <FileDrop
            label={t('video.addSubtitles')}
            hint={t('video.subtitlesHint')}
            accept=".srt,.vtt"
            maxSize={maxSubtitles * 2}
            onFiles={([file]) => file && void textOf(file).then((text) => change([...subtitles, { language, text }]))}
          />
        </div>
      )}
    </fieldset>
  );
}

/** UTF-8, or what older programs wrote in Russian. */
async function textOf(file: File) {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function PosterField({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useTranslation('courses');
  const { posterId = null, subtitles = [] } = draft.video ?? {};
  const send = useMutation({
    mutationFn: upload,
    onSuccess: ({ id }) => onChange({ ...draft, video: { posterId: id, subtitles } }),
  });
  return (
    <div className="stack tight">
      {posterId && (
        <div className="line">
          <img className="video-poster" src={`/api/files/${posterId}`} alt={t('video.poster')} />
          <Button
            kind="ghost"
            className="small-btn"
            onClick={() => onChange({ ...draft, video: { posterId: null, subtitles } })}
          >
            {t('video.removePoster')}
          </Button>
        </div>
      )}
      <FileDrop
        label={t(posterId ? 'video.anotherPoster' : 'video.choosePoster')}
        hint={t('video.posterHint')}
        accept={imageTypes}
        maxSize={maxMediaSize}
        onFiles={([file]) => file && !send.isPending && send.mutate(file)}
      />
      <ErrorNotice error={send.error} />
    </div>
  );
}
