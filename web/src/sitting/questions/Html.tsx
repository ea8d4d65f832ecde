import './statement.css';

/** Text that the server has sanitized: HTML with MathML. */
export function Html({ html, className, id }: { html: string; className?: string; id?: string }) {
  return <div id={id} className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The same inside a label or a heading, where no block may stand. */
export function InlineHtml({ html }: { html: string }) {
  const inner = html.trim().match(/^<p>([\s\S]*)<\/p>$/)?.[1];
  return <span dangerouslySetInnerHTML={{ __html: inner !== undefined && !inner.includes('<p>') ? inner : html }} />;
}
