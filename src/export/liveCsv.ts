/** The live answers of the last seconds as a CSV file. */

import { csvText } from './csv';

interface LiveHistory {
  readonly name: string;
  /** Oldest first; null for a new start, where the row says so. */
  readonly history: readonly ({ readonly action: number; readonly probability: number } | null)[];
}

/**
 * A row per network and answer; `seconds` count back from the newest answer, 0.
 *
 * @param secondsEach from one answer to the next
 * @param nameOf an action by its number
 */
export function liveCsv(
  networks: readonly LiveHistory[],
  secondsEach: number,
  nameOf: (action: number) => string,
): string {
  const rows = networks.flatMap(({ name, history }) =>
    history.map((answer, i) => {
      const seconds = Number(((i - history.length + 1) * secondsEach).toFixed(4));
      return answer === null
        ? [name, seconds, 'new start', '', '']
        : [name, seconds, nameOf(answer.action), answer.action, answer.probability];
    }),
  );
  return csvText([['network', 'seconds', 'answer', 'action', 'probability'], ...rows]);
}
