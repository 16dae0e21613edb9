/** Markup in which every text is escaped, since it cannot be put together in any other way. */

export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Tag of template literals: what is filled in is text, or markup made by this. Attributes must be quoted. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: template.map((fixed, i) => fixed + markupOf(parts[i] ?? '')).join('') };
}

function markupOf(part: Part): string {
  if (isList(part)) return part.map(markupOf).join('');
  if (typeof part === 'object') return part.markup;
  return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}
