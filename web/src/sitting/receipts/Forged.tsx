import { useTranslation } from 'react-i18next';

/** A receipt whose signature does not match: somebody between the page and the journal lies. */
export default function Forged() {
  const { t } = useTranslation('receipts');
  return (
    <p className="notice bad" role="alert">
      {t('forged')}
    </p>
  );
}
