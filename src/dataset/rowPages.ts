/**
 * Batches without their frames, asked for page by page: a step on frames that are on the device takes less time than
 * a question to the data worker, so questions are few and one page ahead.
 */

import type { BatchRows } from './protocol';
import { RecentAnswers } from './recentAnswers';

const PAGE = 32;
/** Pages that networks at different iterations need at once. */
const PAGES_KEPT = 6;

export class RowPages {
  readonly #pages: RecentAnswers<readonly BatchRows[]>;

  /** @param ask for batches number from … from + count − 1; fewer where there are no more */
  constructor(ask: (from: number, count: number) => Promise<readonly BatchRows[]>) {
    this.#pages = new RecentAnswers((page) => ask(page * PAGE, PAGE));
  }

  /** Rejects with RangeError where there is no batch of that number. */
  async at(index: number): Promise<BatchRows> {
    const number = Math.floor(index / PAGE);
    const page = this.#pages.get(number, PAGES_KEPT);
    this.#pages.get(number + 1, PAGES_KEPT).catch(() => undefined); // whoever asks for it meets the refusal
    const rows = (await page)[index % PAGE];
    if (rows === undefined) throw new RangeError(`No batch ${index}`);
    return rows;
  }

  clear(): void {
    this.#pages.clear();
  }
}
