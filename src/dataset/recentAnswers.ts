/** Answers to numbered questions that were asked lately, so that asking again takes no time. */

export class RecentAnswers<T> {
  readonly #ask: (number: number) => Promise<T>;
  /** In the order last used. */
  readonly #answers = new Map<number, Promise<T>>();

  constructor(ask: (number: number) => Promise<T>) {
    this.#ask = ask;
  }

  /** @param most so many are kept; the one longest unused makes room */
  get(number: number, most: number): Promise<T> {
    const answer = this.#answers.get(number) ?? this.#askAnew(number);
    this.#answers.delete(number);
    this.#answers.set(number, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= most) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }

  clear(): void {
    this.#answers.clear();
  }

  /** An answer that failed is forgotten, so that who asks again gets another try. */
  #askAnew(number: number): Promise<T> {
    const answer = this.#ask(number);
    answer.catch(() => {
      if (this.#answers.get(number) === answer) this.#answers.delete(number);
    });
    return answer;
  }
}
