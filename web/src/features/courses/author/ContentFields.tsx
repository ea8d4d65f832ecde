import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field';
import { NumberField } from '../../assessment/editor/fields';
import { MarkdownField } from '../../assessment/editor/MarkdownField';
import type { AssignmentDraft, UnitContent, UnitDraft } from '../queries/courses';
import type { UnitKind } from '../queries/learning';
import { CriteriaFields } from './CriteriaFields';
import { FileField } from './FileField';
import { FromLibrary } from './FromLibrary';
import { LateFields } from './LateFields';
import { blankQuiz } from './quiz/quizDraft';
import { QuizFields } from './quiz/QuizFields';
import { ScormFields } from './ScormFields';
import { TogetherFields } from './TogetherFields';
import { CountField } from './UnitSettings';
import { VideoFields } from './VideoFields';

interface Props {
  kind: UnitKind;
  draft: UnitDraft;
  content: UnitContent;
  onChange: (draft: UnitDraft) => void;
}

const blank: AssignmentDraft = {
  criteria: [],
  passPoints: 0,
  maxFiles: 5,
  late: 'accept',
  penalty: null,
  groups: null,
  peers: null,
};

/** What a unit shows, by its kind. */
export function ContentFields({ kind, draft, content, onChange }: Props) {
  const { t } = useTranslation('courses');
  const assignment = draft.assignment ?? blank;
  const change = (part: Partial<AssignmentDraft>) => onChange({ ...draft, assignment: { ...assignment, ...part } });
  return (
    <div className="stack">
      {kind === 'file' && (
        <FileField
          fileId={draft.fileId ?? null}
          stored={
            content.draft.fileId && content.fileAddress
              ? { id: content.draft.fileId, name: content.fileName ?? '', address: content.fileAddress }
              : undefined
          }
          onChange={(fileId) => onChange({ ...draft, fileId })}
        />
      )}
      {kind === 'video' && <VideoFields draft={draft} content={content} onChange={onChange} />}
      {kind === 'scorm' && <ScormFields draft={draft} content={content} onChange={onChange} />}
      {kind === 'link' && (
        <TextField
          label={t('unitForm.address')}
          type="url"
          inputMode="url"
          pattern="https?://.*"
          placeholder="https://"
          maxLength={2000}
          value={draft.address ?? ''}
          onChange={(event) => onChange({ ...draft, address: event.target.value })}
        />
      )}
      {kind === 'link' && (
        <div className="line">
          <FromLibrary
            onPick={({ address }) => onChange({ ...draft, address: new URL(address, location.origin).href })}
          />
        </div>
      )}
      <MarkdownField
        label={t(kind === 'assignment' ? 'unitForm.task' : kind === 'text' ? 'unitForm.text' : 'unitForm.about')}
        hint={t('unitForm.textHint')}
        rows={kind === 'text' ? 16 : kind === 'assignment' ? 8 : 4}
        value={draft.text}
        onChange={(text) => onChange({ ...draft, text })}
        more={LinkToMaterial}
      />
      {kind === 'quiz' && (
        <QuizFields
          quiz={draft.quiz ?? blankQuiz}
          saved={content.quizQuestions ?? []}
          onChange={(quiz) => onChange({ ...draft, quiz })}
        />
      )}
      {kind === 'assignment' && (
        <>
          <CriteriaFields criteria={assignment.criteria} onChange={(criteria) => change({ criteria })} />
          <div className="field-row">
            <NumberField
              label={t('unitForm.pass')}
              hint={t('unitForm.passHint')}
              min={0}
              value={assignment.passPoints}
              onChange={(passPoints) => change({ passPoints })}
            />
            <CountField
              label={t('unitForm.maxFiles')}
              hint={t('unitForm.maxFilesHint')}
              max={20}
              value={assignment.maxFiles}
              onChange={(maxFiles) => change({ maxFiles: maxFiles ?? 0 })}
            />
          </div>
          <LateFields assignment={assignment} onChange={change} />
          <TogetherFields assignment={assignment} onChange={change} />
        </>
      )}
    </div>
  );
}

function LinkToMaterial({ onInsert }: { onInsert: (markdown: string) => void }) {
  return <FromLibrary onPick={({ title, address }) => onInsert(`[${title.replace(/[[\]]/g, '\\$&')}](${address})`)} />;
}
