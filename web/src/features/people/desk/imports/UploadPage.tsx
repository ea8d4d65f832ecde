import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import type { components } from '../../../../api/schema';
import { Card } from '../../../../ui/Card';
import { Choice } from '../../../../ui/Choice';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { SelectField } from '../../../../ui/Field';
import { FileDrop } from '../../../../ui/FileDrop';
import { Page } from '../../../../ui/Page';
import { organizationsQuery } from '../queries';

type Kind = components['schemas']['ImportKind'];

const largest = 10 << 20;

/** A table of pupils or teachers: the template, then the filled file. Nothing is written yet. */
export function UploadPage() {
  const { t } = useTranslation('school');
  const navigate = useNavigate();
  const organizations = useQuery(organizationsQuery);
  const [kind, setKind] = useState<Kind>('pupils');
  const [organizationId, setOrganization] = useState('');
  const upload = useMutation({
    mutationFn: (file: File) =>
      body(
        api.POST('/api/imports', {
          params: { query: { kind, ...(organizationId && { organizationId }) } },
          // The description calls a file a string; the form carries the file itself.
          body: { file: file as unknown as string },
          bodySerializer: () => {
            const form = new FormData();
            form.append('file', file);
            return form;
          },
        }),
      ),
    onSuccess: ({ id }) => navigate({ to: '/people/import/$importId', params: { importId: id } }),
  });
  return (
    <Page title={t('import.title')} lead={t('import.lead')} width="narrow">
      <div className="stack">
        <Card title={t('import.first')}>
          <div className="stack">
            <Choice
              legend={t('import.who')}
              value={kind}
              onChange={setKind}
              options={[
                { value: 'pupils', label: t('import.kinds.pupils') },
                { value: 'teachers', label: t('import.kinds.teachers') },
              ]}
            />
            <p className="muted">{t(`import.columns.${kind}`)}</p>
            <div>
              <a className="btn ghost" href={`/api/imports/template?kind=${kind}`} download>
                {t('import.template')}
              </a>
            </div>
          </div>
        </Card>
        <Card title={t('import.second')}>
          <div className="stack">
            {organizations.data && organizations.data.length > 1 && (
              <SelectField
                label={t('import.organization')}
                hint={t('import.organizationHint')}
                value={organizationId}
                onChange={(event) => setOrganization(event.target.value)}
              >
                <option value="">{t('import.byColumn')}</option>
                {organizations.data.map((organization) => (
                  <option key={organization.id} value={organization.id}>
                    {organization.shortName}
                  </option>
                ))}
              </SelectField>
            )}
            {upload.isPending ? (
              <Notice>{t('import.reading', { name: upload.variables.name })}</Notice>
            ) : (
              <FileDrop
                label={t('import.choose')}
                hint={t('import.hint')}
                accept=".xlsx,.csv"
                maxSize={largest}
                onFiles={([file]) => file && upload.mutate(file)}
              />
            )}
            <ErrorNotice error={upload.error ?? organizations.error} />
          </div>
        </Card>
      </div>
    </Page>
  );
}
