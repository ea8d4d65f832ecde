import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { banksQuery } from '../../assessment/queries';
import { coursesQuery } from '../../people/queries/courses';
import { diagnosticProposalQuery, type Framework } from './queries';

/** Makes the draft of a diagnostic out of the framework as it was saved. */
export function DiagnosticDialog({ framework, onClose }: { framework: Framework; onClose: () => void }) {
  const { t } = useTranslation('readiness');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState(() => t('diagnostic.titleStart'));
  const [bankId, setBankId] = useState('');
  const [perLevel, setPerLevel] = useState('2');
  const banks = useQuery(banksQuery);
  const proposal = useQuery(diagnosticProposalQuery(bankId || null));
  const make = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/readiness/framework/diagnostic', {
          body: { title, bankId: bankId || null, perLevel: Number(perLevel) },
        }),
      ),
    onSuccess: async ({ courseId }) => {
      await queries.invalidateQueries({ queryKey: coursesQuery.queryKey });
      await navigate({ to: '/courses/$courseId', params: { courseId } });
    },
  });
  const drawn = proposal.data?.filter(({ levels }) => levels.some((count) => count > 0)) ?? [];
  return (
    <FormDialog
      title={t('diagnostic.make')}
      action={t('diagnostic.submit')}
      act={make}
      onSubmit={() => make.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('diagnostic.lead')}</p>
      <TextField
        label={t('diagnostic.name')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={t('diagnostic.bank')}
        hint={t('diagnostic.bankHint', {
          code: framework.areas[0]?.competences[0]?.code,
          level: t('diagnostic.levelTag', { number: 2 }),
        })}
        value={bankId}
        onChange={(event) => setBankId(event.target.value)}
      >
        <option value="">{t('diagnostic.noBank')}</option>
        {banks.data?.map((bank) => (
          <option key={bank.id} value={bank.id}>
            {bank.title}
          </option>
        ))}
      </SelectField>
      {bankId !== '' && (
        <TextField
          label={t('diagnostic.perLevel')}
          type="number"
          min={1}
          max={10}
          required
          value={perLevel}
          onChange={(event) => setPerLevel(event.target.value)}
        />
      )}
      <ErrorNotice error={banks.error ?? proposal.error} />
      {proposal.data && (
        <div role="status">
          <p>{t('diagnostic.counts', { drawn: drawn.length, asked: proposal.data.length - drawn.length })}</p>
          {drawn.length > 0 && (
            <details>
              <summary>{t('diagnostic.which')}</summary>
              <ul role="list" className="readiness-list">
                {drawn.map((competence) => (
                  <li key={competence.competenceId}>
                    <span>
                      {competence.title} <span className="muted">{competence.code}</span>
                    </span>
                    <span className="small muted">
                      {competence.levels.map((count, index) => (
                        <span key={index} className="readiness-count">
                          {framework.levels[index]?.title}: {count}
                        </span>
                      ))}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </FormDialog>
  );
}
