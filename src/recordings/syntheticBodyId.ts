/**
 * The body ids that written synthetic recordings carry, so that a recording made up stays labelled synthetic
 * when it is read back. The format has no other place for it: the ids are the letters "SYNTHET" and the body's
 * number as eight bytes, far above the ids that Kinect v2 gives (2^56 and a little).
 */

const LETTERS = BigInt(`0x${[...'SYNTHET'].map((letter) => letter.charCodeAt(0).toString(16)).join('')}`);
const KINECT_FIRST_ID = 2n ** 56n;
const SYNTHETIC_IDS: readonly string[] = [0n, 1n].map((body) => String(LETTERS * 256n + body));

export function isSyntheticBodyId(id: string): boolean {
  return SYNTHETIC_IDS.includes(id);
}

/** The id to write for body 0 or 1. */
export function bodyIdFor(body: number, synthetic: boolean): string {
  return (synthetic ? SYNTHETIC_IDS[body] : undefined) ?? String(KINECT_FIRST_ID + BigInt(body));
}
