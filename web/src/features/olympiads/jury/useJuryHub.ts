import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { connectHub } from '../../../api/hub';
import { coalesced } from './coalesced';
import { hasMoved, withChange, withProgress, type BoardChange, type Progress } from './live';
import { differencesQuery, juryBoardQuery, markingTasksQuery, questionRoundsQuery, questionsQuery } from './queries';

/** A whole jury marks at once: what is read again because of its news is read at most so often, ms. */
const rest = { tasks: 5_000, board: 500, differences: 500 };

/** Keeps what is shown of the rounds up to date as long as the page is open; returns whether changes arrive at once. */
export function useJuryHub(roundIds: readonly string[]): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState<ReadonlySet<string>>(new Set());
  const rounds = roundIds.join();
  useEffect(() => {
    const rereadTasks = coalesced(
      () => queries.invalidateQueries({ queryKey: markingTasksQuery.queryKey }),
      rest.tasks,
    );
    const stops = (rounds === '' ? [] : rounds.split(',')).map((roundId) => {
      const board = juryBoardQuery(roundId);
      const questions = [questionRoundsQuery.queryKey, questionsQuery(roundId).queryKey];
      const rereadBoard = coalesced(() => queries.invalidateQueries({ queryKey: board.queryKey }), rest.board);
      // An answer that was asked for before the news is older, and is about more: it is asked for anew.
      const isReading = (queryKey: readonly unknown[]) => queries.isFetching({ queryKey, exact: true }) > 0;
      const rereadDifferences = coalesced(
        () => queries.invalidateQueries({ queryKey: differencesQuery(roundId).queryKey }),
        rest.differences,
      );
      const stop = connectHub(`/hubs/jury?round=${roundId}`, {
        on: {
          Progressed: (tasks: Progress[]) => {
            const { queryKey } = markingTasksQuery;
            if (hasMoved(queries.getQueryData(queryKey), tasks) || isReading(queryKey)) rereadTasks();
            queries.setQueryData(queryKey, (held) => held && withProgress(held, tasks));
          },
          BoardChanged: (change: BoardChange) => {
            queries.setQueryData(board.queryKey, (held) => held && withChange(held, change));
            if (isReading(board.queryKey)) rereadBoard();
            rereadDifferences();
          },
          LockChanged: () => {
            for (const { queryKey } of [markingTasksQuery, board]) void queries.invalidateQueries({ queryKey });
          },
          QuestionsChanged: () => questions.forEach((queryKey) => void queries.invalidateQueries({ queryKey })),
        },
        onConnected: async () => {
          for (const queryKey of [
            markingTasksQuery.queryKey,
            board.queryKey,
            differencesQuery(roundId).queryKey,
            ...questions,
          ])
            await queries.invalidateQueries({ queryKey });
        },
        onState: (state) =>
          setLive((held) => {
            const next = new Set(held);
            if (state === 'connected') next.add(roundId);
            else next.delete(roundId);
            return next;
          }),
      });
      return stop;
    });
    return () => {
      stops.forEach((stop) => stop());
      setLive(new Set());
    };
  }, [rounds, queries]);
  return roundIds.length > 0 && roundIds.every((roundId) => live.has(roundId));
}
