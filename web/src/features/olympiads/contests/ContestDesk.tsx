import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Tag } from '../../../ui/Tag';
import { useMe } from '../../people/queries/me';
import { CriteriaList, Lacks } from '../jury/CriteriaList';
import { KeptTexts } from '../jury/KeptTexts';
import { keepText } from '../jury/keptTexts';
import { KeyHints } from '../jury/KeyHints';
import { withReady } from '../jury/ready';
import { useMarkingDesk } from '../jury/useMarkingDesk';
import { EntryFiles } from './EntryFiles';
import { contestMarkingCalls, type ContestMarking, type SheetEntry } from './queries';

interface Props {
  view: ContestMarking;
  back: ReactNode;
  talk: SheetEntry['talk'];
  next: SheetEntry | undefined;
  /** The marking is ended. */
  onNext: () => Promise<void>;
}

/** An entry on one side, the criteria of the sheet on the other; points are saved as they are given. */
export function ContestDesk({ view, back, talk, next, onNext }: Props) {
  const { t } = useTranslation('contests');
  const { t: tJury } = useTranslation('jury');
  const formats = useFormats();
  const personId = useMe()?.personId;
  const title = t('expertise.entry', { number: view.number, title: view.title });
  const marking = useMarkingDesk(
    { ...view, remarks: [] },
    onNext,
    contestMarkingCalls,
    (text) => personId !== undefined && keepText(personId, { markingId: view.id, title, text }),
  );
  const { saver, comment, saving, error } = marking;

  return (
    <Page
      title={title}
      width="wide"
      lead={back}
      action={
        <span role="status">
          <Tag kind={saving === 'offline' ? 'warn' : saving === 'saved' ? 'ok' : 'none'}>
            {tJury(`saving.${saving}`)}
          </Tag>
        </span>
      }
    >
      <div className="marking">
        <Card title={view.nomination}>
          <div className="stack">
            {talk && (
              <p>
                <b>{t('expertise.talkAt', { time: formats.dateTime(talk.startsAt), room: talk.room })}</b>
              </p>
            )}
            <p className="muted">
              {view.author ?? t(view.isConsenting ? 'expertise.anonymous' : 'expertise.withoutConsent')}
            </p>
            {view.annotation && <p className="contest-text">{view.annotation}</p>}
            <EntryFiles entryId={view.entryId} files={view.files} videoUrl={view.videoUrl} />
          </div>
        </Card>
        <Card title={view.sheetTitle}>
          <div className="stack">
            <CriteriaList marking={marking} />
            <TextAreaField
              label={t('expertise.comment')}
              hint={t('expertise.commentHint')}
              maxLength={4000}
              rows={3}
              value={comment}
              onChange={(event) => saver.change({ comment: event.target.value })}
            />
            <ErrorNotice error={error} />
            <KeptTexts markingId={view.id} onInsert={(text) => saver.change({ comment: withReady(comment, text) })} />
            <Lacks marking={marking} />
            <Button busy={marking.ending} onClick={() => void marking.finish()}>
              {t(!next ? 'expertise.finish' : view.kind === 'talk' ? 'expertise.nextSpeaker' : 'expertise.next')}
            </Button>
            <KeyHints enter={t(view.kind === 'talk' ? 'expertise.keySpeaker' : 'expertise.keyNext')} />
          </div>
        </Card>
      </div>
    </Page>
  );
}
