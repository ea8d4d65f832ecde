import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { codeText } from '../../ui/errorText';
import { Tag } from '../../ui/Tag';
import { offerFile } from '../../ui/offerFile';

const formats = [
  ['moodle-xml', 'export.moodle'],
  ['gift', 'export.gift'],
] as const;

/** The bank as a file; what the format cannot hold is told at once. */
export function ExportButtons({ bankId }: { bankId: string }) {
  const { t } = useTranslation('assessment');
  const save = useMutation({
    mutationFn: async (format: string) => {
      const file = await body(
        api.GET('/api/question-banks/{bankId}/export/{format}', { params: { path: { bankId, format } } }),
      );
      offerFile(file.fileName, new Blob([file.text], { type: 'text/plain;charset=utf-8' }));
      return file;
    },
  });
  const problems = save.data?.problems ?? [];
  return (
    <>
      {formats.map(([format, label]) => (
        <Button
          key={format}
          kind="ghost"
          busy={save.isPending && save.variables === format}
          onClick={() => save.mutate(format)}
        >
          {t(label)}
        </Button>
      ))}
      <ErrorNotice error={save.error} />
      {problems.length > 0 && (
        <Dialog title={t('export.problems')} onClose={() => save.reset()}>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is scrolled by keyboard too */}
          <ul role="list" className="problems" aria-label={t('export.problems')} tabIndex={0}>
            {problems.map((problem, index) => (
              <li key={index}>
                <Tag kind={problem.warning ? 'warn' : 'bad'}>
                  {t(problem.warning ? 'export.partly' : 'export.leftOut')}
                </Tag>
                <p>
                  <b>{problem.question}</b>
                </p>
                <p>{codeText(problem.code)}</p>
                {problem.excerpt && <p className="small muted excerpt">{problem.excerpt}</p>}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
