import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { useAddressValue } from '../../../../ui/AddressFilter';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { Choice } from '../../../../ui/Choice';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { TextField } from '../../../../ui/Field';
import { FileDrop } from '../../../../ui/FileDrop';
import { Skeleton } from '../../../../ui/Skeleton';
import { designQuery, ofOlympiad, type Documents } from '../../documents/documents';
import { useTableState } from '../../../../ui/tableState';
import { useOlympiad } from '../olympiadContext';
import { uploadFile } from '../uploadFile';
import { LinesField } from './LinesField';
import { Pictures } from './Pictures';
import type { Design, Kind, SavedDesign } from './queries';
import { SignatoriesField } from './SignatoriesField';
import '../desk.css';
import './design.css';

/** What the documents of an olympiad say and look like, beside the picture that the server draws of it. */
export function DesignPage() {
  const { t } = useTranslation('desk');
  const { id } = useOlympiad();
  const documents = useMemo(() => ofOlympiad(id), [id]);
  return (
    <Designs
      documents={documents}
      back={
        <Link to="/olympiads/$olympiadId/certificates" params={{ olympiadId: id }}>
          {t('design.back')}
        </Link>
      }
    />
  );
}

/** The same for olympiads, contests and courses. */
export function Designs({ documents, back }: { documents: Documents; back: ReactNode }) {
  const { t } = useTranslation('desk');
  const wanted = useAddressValue('kind');
  const { kinds } = documents;
  const kind = kinds.find((known) => known === wanted) ?? kinds[0]!;
  const [, changeAddress] = useTableState();
  const [drafts, setDrafts] = useState<Partial<Record<Kind, Design>>>({});
  const [done, setDone] = useState<Kind>();
  const saved = useQuery(designQuery(documents, kind));
  return (
    <div className="stack">
      {back}
      <h2>{t('design.title')}</h2>
      {kinds.length > 1 && (
        <Choice
          legend={t('design.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`certificates.kinds.${value}`) }))}
          onChange={(chosen) => changeAddress({ kind: chosen })}
        />
      )}
      <ErrorNotice error={saved.error} />
      {done === kind && <Notice kind="ok">{t('design.saved')}</Notice>}
      {saved.isPending && <Skeleton lines={8} />}
      {saved.data && (
        <DesignForm
          key={kind}
          documents={documents}
          kind={kind}
          saved={saved.data}
          design={drafts[kind] ?? saved.data.design}
          onChange={(part) => {
            setDrafts((held) => ({ ...held, [kind]: { ...(held[kind] ?? saved.data.design), ...part } }));
            setDone(undefined);
          }}
          onSaved={(act, sent) => {
            // The cabinet's sample is not what an olympiad with a design of its own shows.
            const isShown = act !== 'cabinet' || saved.data.source === 'cabinet' || saved.data.source === 'standard';
            setDrafts((held) => (isShown && held[kind] === sent ? { ...held, [kind]: undefined } : held));
            setDone(kind);
          }}
        />
      )}
    </div>
  );
}

/** Bytes; the server takes no more, for each document holds the picture again. */
const maxBackground = 1024 * 1024;

type Act = 'own' | 'cabinet' | 'drop';

const saveTexts = { olympiad: 'design.save', contest: 'design.saveContest', course: 'design.saveCourse' } as const;

interface FormProps {
  documents: Documents;
  kind: Kind;
  saved: SavedDesign;
  /** As it is written now. */
  design: Design;
  onChange: (part: Partial<Design>) => void;
  onSaved: (act: Act, sent: Design) => void;
}

function DesignForm({ documents, kind, saved, design, onChange: change, onSaved }: FormProps) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'cabinet' | 'drop'>();
  const save = useMutation({
    mutationFn: async (act: Act) => {
      if (act === 'own') await documents.saveDesign(kind, design);
      else if (act === 'drop') await documents.dropDesign(kind);
      else await documents.saveForAll(kind, design);
      await queries.invalidateQueries(designQuery(documents, kind));
      onSaved(act, design);
    },
  });
  const upload = useMutation({
    mutationFn: async (file: File) => change({ backgroundId: (await uploadFile(file)).id }),
  });
  // Saved before it is there, the background would be lost.
  const busy = save.isPending || upload.isPending;
  return (
    <div className="design">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) save.mutate('own');
        }}
      >
        <p className="muted">
          {saved.savedAt
            ? t(`design.from.${saved.source as 'olympiad' | 'contest' | 'course' | 'cabinet'}`, {
                time: formats.dateTime(saved.savedAt),
              })
            : t('design.from.standard')}{' '}
          {t('design.later')}
        </p>
        <Card title={t('design.texts')}>
          <div className="stack">
            <div className="form-grid">
              <TextField
                label={t('design.heading')}
                maxLength={40}
                required
                value={design.heading}
                onChange={(event) => change({ heading: event.target.value })}
              />
              <TextField
                label={t('design.subheading')}
                maxLength={40}
                value={design.subheading}
                onChange={(event) => change({ subheading: event.target.value })}
              />
            </div>
            <LinesField lines={design.lines} fields={saved.fields} onChange={(lines) => change({ lines })} />
            <SignatoriesField signatories={design.signatories} onChange={(signatories) => change({ signatories })} />
          </div>
        </Card>
        <Card title={t('design.look')}>
          <div className="stack">
            <TextField
              type="color"
              label={t('design.accent')}
              value={design.accent}
              onChange={(event) => change({ accent: event.target.value })}
            />
            <FileDrop
              label={t(design.backgroundId ? 'design.replaceBackground' : 'design.background')}
              hint={t(upload.isPending ? 'regulations.sending' : 'design.backgroundHint')}
              accept=".png,.jpg,.jpeg"
              maxSize={maxBackground}
              onFiles={([file]) => file && !upload.isPending && upload.mutate(file)}
            />
            <ErrorNotice error={upload.error} />
            {design.backgroundId && (
              <div>
                <Button kind="ghost" onClick={() => change({ backgroundId: null })}>
                  {t('design.noBackground')}
                </Button>
              </div>
            )}
          </div>
        </Card>
        <ErrorNotice error={asking ? null : save.error} />
        <div className="line">
          <Button type="submit" busy={busy}>
            {t(saveTexts[documents.of])}
          </Button>
          <Button kind="ghost" busy={busy} onClick={() => setAsking('cabinet')}>
            {t('design.saveForAll')}
          </Button>
          {saved.source !== 'cabinet' && saved.source !== 'standard' && (
            <Button kind="ghost" busy={busy} onClick={() => setAsking('drop')}>
              {t('design.drop')}
            </Button>
          )}
        </div>
      </form>
      <Pictures documents={documents} kind={kind} design={design} />
      {asking && (
        <ConfirmDialog
          title={t(`design.confirm.${asking}.title`)}
          action={t(`design.confirm.${asking}.act`)}
          danger={asking === 'drop'}
          onClose={() => setAsking(undefined)}
          onConfirm={() => save.mutateAsync(asking)}
        >
          {t(`design.confirm.${asking}.text`, { kind: t(`certificates.kinds.${kind}`) })}
        </ConfirmDialog>
      )}
    </div>
  );
}
