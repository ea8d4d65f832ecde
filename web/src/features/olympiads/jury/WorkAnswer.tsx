import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { answerOf } from '../../../sitting/answers';
import { useAnswerText } from '../../../sitting/answerText';
import { Html } from '../../../sitting/questions/Html';
import { EarlierAnswers } from './EarlierAnswers';
import type { MarkingView } from './queries';
import { othersRemarks, type Remark } from './remarks';
import { kindOf } from '../sheets/leaves';
import { Sheets } from './Sheets';

interface Props {
  view: MarkingView;
  remarks: Remark[];
  onRemarks: (remarks: Remark[]) => void;
}

/** Room for the answer, the author's solution and the criteria beside each other. */
const wide = '(min-width: 80rem)';

/** What was asked and answered; beside it the author's solution, open where there is room for it, else on demand. */
export function WorkAnswer({ view, remarks, onRemarks }: Props) {
  const { t } = useTranslation('jury');
  const [isWide] = useState(() => matchMedia(wide).matches);
  const answerText = useAnswerText();
  const answer = view.answer === null ? null : (answerOf(view.answer) ?? null);
  return (
    <Card title={t('work.title')}>
      <div className="marking-work" data-beside={view.modelAnswerHtml ? true : undefined}>
        <div className="stack marking-asked">
          <details>
            <summary>{t('work.statement')}</summary>
            <Html className="statement" html={view.statementHtml} />
          </details>
          {view.modelAnswerHtml && (
            <details open={isWide}>
              <summary>{t('work.model')}</summary>
              <Html className="statement" html={view.modelAnswerHtml} />
            </details>
          )}
        </div>
        <div className="stack">
          {view.files.length > 0 ? (
            <Sheets
              files={view.files.map(({ number, mediaType }) => ({
                number,
                address: `/api/markings/${view.id}/files/${String(number)}`,
                kind: kindOf(mediaType),
              }))}
              others={othersRemarks(view)}
              remarks={remarks}
              onRemarks={onRemarks}
            />
          ) : answer === null ? (
            <p className="notice">{t('work.none')}</p>
          ) : (
            <p className="marking-text">{answerText(view.body, answer)}</p>
          )}
          <EarlierAnswers view={view} />
        </div>
      </div>
    </Card>
  );
}
