import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Tag } from '../../../ui/Tag';
import { CriterionPoints } from '../jury/CriterionPoints';
import { nextOpen, totalOf } from '../jury/points';
import { useMarking } from '../jury/useMarking';
import { useMarkingKeys } from '../jury/useMarkingKeys';
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
  const { saver, points, comment, saving, error } = useMarking({ ...view, remarks: [] }, contestMarkingCalls);
  const [current, setCurrent] = useState(0);
  const [ending, setEnding] = useState(false);
  const isEnding = useRef(false);
  const { criteria } = view;
  const open = nextOpen(criteria, points, current - 1);
  const max = criteria.reduce((sum, criterion) => sum + criterion.maxPoints, 0);

  useEffect(() => document.querySelector<HTMLElement>('h1')?.focus(), []);

  const give = (index: number, given: number | undefined) => {
    if (isEnding.current) return;
    const { id } = criteria[index]!;
    const rest = Object.fromEntries(Object.entries(points).filter(([other]) => other !== id));
    const after = given === undefined ? rest : { ...rest, [id]: given };
    saver.change({ points: after });
    if (given !== undefined) setCurrent(nextOpen(criteria, after, index) ?? index);
  };
  const finish = async () => {
    if (isEnding.current) return;
    if (open !== undefined) return setCurrent(open);
    isEnding.current = true;
    setEnding(true);
    if (await saver.end()) return onNext();
    isEnding.current = false;
    setEnding(false);
  };
  useMarkingKeys({
    digit: (digit) => give(current, digit),
    criterion: criteria[current]!,
    move: (step) => setCurrent((current + step + criteria.length) % criteria.length),
    next: () => void finish(),
  });

  return (
    <Page
      title={t('expertise.entry', { number: view.number, title: view.title })}
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
            {criteria.map((criterion, index) => (
              <CriterionPoints
                key={criterion.id}
                criterion={criterion}
                given={points[criterion.id]}
                isCurrent={index === current}
                onFocus={() => setCurrent(index)}
                onGive={(given) => give(index, given)}
              />
            ))}
            <p className="marking-sum">
              <span>{tJury('criteria.total')}</span>
              <span className="num">
                {tJury('criteria.of', { points: formats.number(totalOf(points)), max: formats.number(max) })}
              </span>
            </p>
            <TextAreaField
              label={t('expertise.comment')}
              hint={t('expertise.commentHint')}
              maxLength={4000}
              rows={3}
              value={comment}
              onChange={(event) => saver.change({ comment: event.target.value })}
            />
            <ErrorNotice error={error} />
            <Button busy={ending} onClick={() => void finish()}>
              {t(!next ? 'expertise.finish' : view.kind === 'talk' ? 'expertise.nextSpeaker' : 'expertise.next')}
            </Button>
            <p className="small muted">
              <kbd>0</kbd>–<kbd>9</kbd> {tJury('keys.points')} · <kbd>↑</kbd> <kbd>↓</kbd> {tJury('keys.criterion')} ·{' '}
              <kbd>Enter</kbd> {t(view.kind === 'talk' ? 'expertise.keySpeaker' : 'expertise.keyNext')}
            </p>
          </div>
        </Card>
      </div>
    </Page>
  );
}
