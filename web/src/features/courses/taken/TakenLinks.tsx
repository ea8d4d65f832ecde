import { useQuery } from '@tanstack/react-query';
import { takenStore } from './takenStore';

/** Where the server is not to be reached: courses that can be read without it. */
export function TakenLinks() {
  const taken = useQuery({
    queryKey: ['taken'],
    queryFn: () => takenStore.courses(),
    networkMode: 'always',
  });
  if (!taken.data?.length) return null;
  return (
    <ul role="list" className="stack tight">
      {taken.data.map(({ enrolmentId, title }) => (
        <li key={enrolmentId}>
          <a href={`/taken/${enrolmentId}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
