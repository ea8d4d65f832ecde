import { useOlympiad } from '../desk/olympiadContext';
import { FinalResults } from './FinalResults';

/** The organizer's section of one olympiad. */
export function OlympiadResultsPage() {
  const { id } = useOlympiad();
  return <FinalResults olympiadId={id} />;
}
