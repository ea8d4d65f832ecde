import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { totalOf } from './points';
import type { MarkingView } from './queries';

/** Markings between which the chair decides, side by side. */
export function OtherMarkings({ view: { others, criteria } }: { view: MarkingView }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  return (
    <div className="others">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('criteria.criterion')}</th>
            {others.map(({ juror }) => (
              <th key={juror} scope="col">
                {juror}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, text }) => (
            <tr key={id}>
              <th scope="row">{text}</th>
              {others.map(({ juror, points }) => (
                <td key={juror} className="num">
                  {formats.number(points[id] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('criteria.total')}</th>
            {others.map(({ juror, points }) => (
              <td key={juror} className="num">
                <b>{formats.number(totalOf(points))}</b>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {others
        .filter(({ comment }) => comment !== '')
        .map(({ juror, comment }) => (
          <p key={juror} className="small">
            <b>{juror}:</b> {comment}
          </p>
        ))}
    </div>
  );
}
