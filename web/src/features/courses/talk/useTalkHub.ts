import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { connectHub } from '../../../api/hub';
import { talkKey } from './queries';

/** Reads what is shown again when something was said in one of these cohorts, as long as the page is open. */
export function useTalkHub(cohortIds: readonly string[]) {
  const queries = useQueryClient();
  const key = [...new Set(cohortIds)].sort().join();
  useEffect(() => {
    if (!key) return;
    const reread = () => void queries.invalidateQueries({ queryKey: talkKey });
    const stops = key
      .split(',')
      .map((id) => connectHub(`/hubs/talk?cohort=${id}`, { on: { Changed: reread }, onConnected: reread }));
    return () => stops.forEach((stop) => stop());
  }, [key, queries]);
}
