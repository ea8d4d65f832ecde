import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { Fault, NumberField, RemoveButton } from './fields';
import { freeId } from './fresh';
import type { PartProps } from './types';

/** The right formula, and the ranges in which answers are compared with it. */
export function FormulaFields({ body, answerKey: key, onChange, problems }: PartProps<'formula', 'formula'>) {
  const { t } = useTranslation('assessment');
  const variables = (next: typeof key.variables) =>
    onChange({ ...body, variables: next.map((known) => known.name) }, { ...key, variables: next });
  return (
    <div className="stack">
      <TextField
        label={t('formula.expression')}
        hint={t('formula.hint')}
        value={key.expression}
        error={problems.at('key.expression')}
        onChange={(event) => onChange(body, { ...key, expression: event.target.value })}
      />
      {key.variables.map((variable, index) => {
        const change = (part: Partial<typeof variable>) =>
          variables(key.variables.map((known, other) => (other === index ? { ...known, ...part } : known)));
        const name = t('formula.variable', { number: index + 1 });
        return (
          <div key={index} className="field-row">
            <TextField
              label={name}
              value={variable.name}
              error={problems.at(`key.variables[${index}].name`)}
              onChange={(event) => change({ name: event.target.value })}
            />
            <NumberField
              label={t('formula.from')}
              value={variable.from}
              error={problems.at(`key.variables[${index}]`)}
              onChange={(from) => change({ from })}
            />
            <NumberField label={t('formula.to')} value={variable.to} onChange={(to) => change({ to })} />
            <RemoveButton name={name} onClick={() => variables(key.variables.filter((_, other) => other !== index))} />
          </div>
        );
      })}
      <Fault text={problems.at('key.variables') ?? problems.at('body.variables')} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() =>
            variables([
              ...key.variables,
              {
                name: freeId(
                  key.variables.map((known) => known.name),
                  'xyzabcmvtF',
                ),
                from: 1,
                to: 10,
              },
            ])
          }
        >
          {t('formula.add')}
        </Button>
      </div>
    </div>
  );
}
