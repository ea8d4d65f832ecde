import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/ErrorNotice';
import { useQuizLeftovers } from './useQuizLeftovers';

/** Sends what is left of quizzes on this device, and says so while it waits. */
export default function QuizLeftovers() {
  const { t } = useTranslation('quiz');
  const waiting = useQuizLeftovers();
  return waiting > 0 ? <Notice kind="warn">{t('waiting', { count: waiting })}</Notice> : null;
}
