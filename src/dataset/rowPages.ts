/**
 * Batches without their frames, asked for page by page: a step on frames that are on the device takes less time than
 * a question to the data worker, so questions are few and one page ahead.
 */

import type { BatchRows } from './protocol';

const PAGE = 32;
/** Pages that networks at different iterations need at once. */
const PAGES_KEPT = 6;

type Page = Promise<readonly BatchRows[]>;

export class RowPages {
  readonly #ask: (from: number, count: number) => Page;
  /** In the order last used. */
  readonly #pages = new Map<number, Page>();

  /** @param ask for batches number from … from + count − 1; fewer where there are no more */
  constructor(ask: (from: number, count: number) => Page) {
    this.#ask = ask;
  }

  /** Rejects with RangeError where there is no batch of that number. */
  async at(index: number): Promise<BatchRows> {
    const number = Math.floor(index / PAGE);
    const page = this.#keep(number);
    this.#keep(number + 1).catch(() => undefined); // whoever asks for it meets the refusal
    const rows = (await page)[index % PAGE];
    if (rows === undefined) throw new RangeError(`No batch ${index}`);
    return rows;
  }

  clear(): void {
    this.#pages.clear();
  }

  #keep(number: number): Page {
    const page = this.#pages.get(number) ?? this.#request(number);
    this.#pages.delete(number);
    this.#pages.set(number, page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= PAGES_KEPT) break;
      this.#pages.delete(oldest);
    }
    return page;
  }

  /** One that failed is forgotten, so that who asks again gets another try. */
  #request(number: number): Page {
    const page = this.#ask(number * PAGE, PAGE);
    page.catch(() => {
      if (this.#pages.get(number) === page) this.#pages.delete(number);
    });
    return page;
  }
}
