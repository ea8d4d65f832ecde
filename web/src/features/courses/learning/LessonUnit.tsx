import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { learnedUnitQuery, type UnitPageData } from '../queries/learning';

interface Props {
  enrolmentId: string;
  unitId: string;
  lesson: UnitPageData['lesson'];
}

/** When the lesson of a unit is, and the way into its room: one click. */
export function LessonUnit({ enrolmentId, unitId, lesson }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const path = { id: enrolmentId, unitId };
  const join = useMutation({
    mutationFn: () => body(api.POST('/api/learning/{id}/units/{unitId}/lesson', { params: { path } })),
    onSuccess: async ({ lessonId }) => {
      // Whoever comes back finds what was counted meanwhile.
      void queries.invalidateQueries({ queryKey: learnedUnitQuery(enrolmentId, unitId).queryKey, refetchType: 'none' });
      await navigate({ to: '/rooms/$lessonId', params: { lessonId } });
    },
  });
  if (!lesson) return <p className="notice">{t('lessonUnit.notSet')}</p>;
  const when = t('lessonUnit.when', { at: formats.dateTime(lesson.startsAt), count: lesson.minutes });
  if (lesson.calledOffAt) return <p className="notice warn">{t('lessonUnit.calledOff', { when })}</p>;
  return (
    <div className="stack tight">
      <p>
        <b>{when}</b>
      </p>
      <p className="muted">
        {t(lesson.endedAt ? 'lessonUnit.over' : lesson.begunAt ? 'lessonUnit.now' : 'lessonUnit.soon')}
      </p>
      <ErrorNotice error={join.error} />
      <div className="line">
        <Button kind={lesson.endedAt ? 'ghost' : 'primary'} busy={join.isPending} onClick={() => join.mutate()}>
          {t(lesson.endedAt ? 'lessonUnit.look' : 'lessonUnit.join')}
        </Button>
      </div>
    </div>
  );
}
