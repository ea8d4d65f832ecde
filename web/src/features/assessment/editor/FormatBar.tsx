import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { block, link, prefixed, wrapped, type Change, type Selected } from './formatting';

/** As GitHub writes them; the server gives each its heading. */
const callouts = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'] as const;

/** Buttons that write Markdown for those who do not know it. */
export function FormatBar({ onFormat }: { onFormat: (make: (selected: Selected) => Change) => void }) {
  const { t } = useTranslation('assessment');
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const table = (first: string) => {
    const head = [first, t('format.column'), t('format.column')];
    const lines = [head, head.map(() => '---'), head.map(() => '…'), head.map(() => '…')];
    return lines.map(row).join('\n');
  };
  const tool = (label: string, sign: ReactNode, make: (selected: Selected) => Change) => (
    <button type="button" className="format-tool" title={label} aria-label={label} onClick={() => onFormat(make)}>
      {sign}
    </button>
  );
  const words = t('format.words');
  return (
    <div className="format-bar" role="group" aria-label={t('format.title')}>
      {tool(t('format.bold'), <b>{t('format.boldSign')}</b>, (s) => wrapped(s, '**', words))}
      {tool(t('format.italic'), <i>{t('format.italicSign')}</i>, (s) => wrapped(s, '*', words))}
      {tool(t('format.heading'), t('format.heading'), (s) => prefixed(s, () => '## ', t('format.heading')))}
      {tool(t('format.bullets'), '•', (s) => prefixed(s, () => '- ', t('format.item')))}
      {tool(`1. ${t('format.numbers')}`, '1.', (s) => prefixed(s, (i) => `${String(i + 1)}. `, t('format.item')))}
      {tool(t('format.link'), t('format.link'), (s) => link(s, words))}
      {tool(t('format.table'), t('format.table'), (s) => block(s, table, t('format.column')))}
      {tool(t('format.formula'), t('format.formula'), (s) => wrapped(s, '$', 'x^2'))}
      {tool(t('format.code'), '</>', (s) => block(s, (inner) => `\`\`\`\n${inner}\n\`\`\``, t('format.code')))}
      <select
        className="format-tool"
        aria-label={t('format.callout')}
        value=""
        onChange={({ target }) => {
          const kind = target.value;
          onFormat((s) => block(s, (inner) => `> [!${kind}]\n> ${inner.replaceAll('\n', '\n> ')}`, words));
        }}
      >
        <option value="" disabled>
          {t('format.callout')}
        </option>
        {callouts.map((kind) => (
          <option key={kind} value={kind}>
            {t(`format.callouts.${kind}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
