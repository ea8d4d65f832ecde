import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { UnitAssignment } from '../queries/learning';

/** By what a work is judged, and how many points it needs. */
export function Criteria({
  criteria,
  maxPoints,
  passPoints,
}: Pick<UnitAssignment, 'criteria' | 'maxPoints' | 'passPoints'>) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  return (
    <section className="stack tight">
      <h2>{t('work.criteria')}</h2>
      <table className="criteria-table">
        <thead>
          <tr>
            <th scope="col">{t('work.criterion')}</th>
            <th scope="col">{t('work.most')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.id}>
              <td>{criterion.text}</td>
              <td className="num">{formats.number(criterion.maxPoints)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">
        {t('work.pass', { pass: formats.number(passPoints), max: formats.number(maxPoints) })}
      </p>
    </section>
  );
}
