/**
 * The message catalogue: one file per area in ./messages, each with both languages side by side. The type
 * makes a missing translation a compile error.
 */

type Messages = { readonly [key: string]: string | Messages };

/** Same keys as T, any text. */
type Translated<T extends Messages> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Messages ? Translated<T[K]> : never;
};

/** i18next syntax: `{{name}}` for parameters, `_one` / `_other` suffixes for plurals. */
export function defineMessages<const T extends Messages>(
  en: T,
  es: Translated<T>,
): { en: T; es: Translated<T> } {
  return { en, es };
}
