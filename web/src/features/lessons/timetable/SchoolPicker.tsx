import { useTranslation } from 'react-i18next';
import { AddressFilter } from '../../../ui/AddressFilter';

/** Which school, for whoever has several. */
export function SchoolPicker({ schools }: { schools: readonly { id: string; shortName: string }[] }) {
  const { t } = useTranslation('timetable');
  if (schools.length < 2) return null;
  return (
    <AddressFilter
      name="school"
      label={t('school.which')}
      all={null}
      options={schools.map(({ id, shortName }) => [id, shortName] as const)}
    />
  );
}
