import { useTranslation } from 'react-i18next';
import type { Got } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { changesOf, textOf, wordOf, type Words } from './auditChanges';

type Log = Got<'/api/audit-log'>;
export type AuditEntry = Log['items'][number];
export type ObjectNames = Log['names'];

interface Props {
  entry: AuditEntry;
  names: ObjectNames;
}

/** From what to what, in words. */
export function ChangeList({ entry, names }: Props) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const entity = entry.action.split('.')[0]!;
  /** A field by its own name for the entity where the same word means two things. */
  const nameOf = (field: string) => {
    const name = wordOf(field);
    const general = t(`audit.fields.${name}` as 'audit.fields.Title', { defaultValue: field });
    return t(`audit.fields.${entity}${name}` as 'audit.fields.Title', { defaultValue: general });
  };
  const wordsFor = (field: string): Words => ({
    empty: '—',
    yes: t('audit.yes'),
    no: t('audit.no'),
    name: (key) => names[key]?.name,
    member: (value) =>
      t(`audit.values.${wordOf(field)}.${value}` as 'audit.values.Kind.student', { defaultValue: '' }) || undefined,
    day: formats.shortDate,
    moment: (instant) => `${formats.shortDate(instant)} ${formats.time(instant)}`,
    number: formats.number,
  });
  return (
    <dl className="change">
      {changesOf(entry.changes).map(({ field, before, after }) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt className="muted">{nameOf(field)}</dt>
          <dd>
            {before !== undefined && (
              <>
                <Value value={before} words={wordsFor(field)} /> →{' '}
              </>
            )}
            <Value value={after} words={wordsFor(field)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, words }: { value: unknown; words: Words }) {
  const { t } = useTranslation('school');
  const text = textOf(value, words);
  if (text !== undefined) return text;
  return (
    <details>
      <summary>{t('audit.whole')}</summary>
      <pre className="change-whole">{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
