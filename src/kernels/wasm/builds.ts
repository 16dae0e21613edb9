/**
 * The kernels are compiled four times: in the SIMD of every browser or with relaxed SIMD's multiply-add, and with memory of
 * their own or for memory that threads share. Only the build that runs is fetched. Relaxed builds round a · b + c once
 * where the processor has a fused multiply-add and twice where it has none, so their bits depend on the processor's kind,
 * and on nothing else.
 */

export type Simd = 'baseline' | 'relaxed';

/** A function that returns 0 · 0 + 0 by f32x4.relaxed_madd. */
const RELAXED_PROBE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 5, 1, 0x60, 0, 1, 0x7b], // a type: () → v128
  ...[3, 2, 1, 0], // a function of that type
  ...[10, 19, 1, 17, 0], // its code
  ...[0x41, 0, 0xfd, 0x11, 0x41, 0, 0xfd, 0x11, 0x41, 0, 0xfd, 0x11], // i32.const 0, i32x4.splat: three times
  ...[0xfd, 0x85, 2, 0x0b], // f32x4.relaxed_madd, end
);

/** The fastest that this browser runs. */
export function supportedSimd(): Simd {
  return WebAssembly.validate(RELAXED_PROBE) ? 'relaxed' : 'baseline';
}

/** The module's bytes. @param shared imports memory that threads share; else it brings its own */
export async function loadBuild(simd: Simd, shared: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const { default: base64 } = await importBuild(simd, shared);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function importBuild(simd: Simd, shared: boolean): Promise<{ readonly default: string }> {
  if (simd === 'relaxed') {
    return shared
      ? import('virtual:recurrence-kernels/relaxed-shared')
      : import('virtual:recurrence-kernels/relaxed');
  }
  return shared
    ? import('virtual:recurrence-kernels/baseline-shared')
    : import('virtual:recurrence-kernels/baseline');
}
