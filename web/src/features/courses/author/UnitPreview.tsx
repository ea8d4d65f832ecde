import { useTranslation } from 'react-i18next';
import { Criteria } from '../assignments/Criteria';
import type { Unit, UnitContent } from '../queries/courses';
import { QuizPreview } from './quiz/QuizPreview';
import { ScormUnit } from '../scorm/ScormUnit';
import { UnitBody } from '../UnitBody';
import { VideoPlayer } from '../video/VideoPlayer';

/** What was saved, as learners will see it. */
export function UnitPreview({ courseId, unit, content }: { courseId: string; unit: Unit; content: UnitContent }) {
  const { t } = useTranslation('courses');
  const { draft, fileName, fileType, fileAddress } = content;
  const isFile = unit.kind === 'file' && fileAddress && fileName && fileType;
  const { criteria = [], passPoints = 0 } = draft.assignment ?? {};
  return (
    <div className="stack">
      <p className="small muted">{t('author.previewHint')}</p>
      <UnitBody
        view={{
          title: unit.title,
          html: content.html,
          file: isFile ? { name: fileName, mediaType: fileType, address: fileAddress } : null,
          address: unit.kind === 'link' && URL.canParse(draft.address ?? '') ? (draft.address ?? null) : null,
        }}
      />
      {unit.kind === 'quiz' && <QuizPreview courseId={courseId} unitId={unit.id} version={content.version} />}
      {content.video && <VideoPlayer video={content.video} title={unit.title} startAt={0} />}
      {content.scorm && <ScormUnit scorm={content.scorm} title={unit.title} learner={null} />}
      {unit.kind === 'assignment' && criteria.length > 0 && (
        <Criteria
          criteria={criteria}
          maxPoints={criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0)}
          passPoints={passPoints}
        />
      )}
    </div>
  );
}
