/** A line of a BVH hierarchy → its statements: a keyword with its words, or a brace. Most lines hold one, some exporters write several. */

const BRACE = /^[{}]$/;
/** What has a name, which may hold spaces and keywords. */
const NAMED = /^(root|joint|end)$/i;
const KEYWORD = /^([{}]|root|joint|end|offset|channels|motion)$/i;
const ANYTHING = /^/;

/** A name goes on to its brace, values also end at the next keyword: `JOINT a { OFFSET 0 0 0 CHANNELS 1 Xrotation`. */
export function statementsOf(line: string): (readonly string[])[] {
  const tokens = line.replace(/[{}]/g, ' $& ').trim().split(/\s+/);
  const statements: string[][] = [];
  for (let at = 0; at < tokens.length; ) {
    const keyword = tokens[at]!;
    const next = NAMED.test(keyword) ? BRACE : BRACE.test(keyword) ? ANYTHING : KEYWORD;
    let end = at + 1;
    while (end < tokens.length && !next.test(tokens[end]!)) end += 1;
    statements.push(tokens.slice(at, end));
    at = end;
  }
  return statements;
}
