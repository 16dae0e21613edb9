/**
 * What the recurrent programs share: several sequences go through a workgroup side by side, one in each lane of a
 * vector, so that a weight is read once for all of them; and the activations, in WGSL.
 */

import type { Activation } from '../operations';

/** Sequences per workgroup. */
export type Lanes = 1 | 2 | 4;

/** WebGPU guarantees 16,384 bytes of workgroup memory. */
const SHARED_FLOATS = 4096;
const MAX_THREADS = 256;
/** Below this many workgroups a GPU idles, so it gets fewer sequences in each. */
const BUSY_WORKGROUPS = 64;

/** @param shared values each sequence keeps in workgroup memory */
export function fitsShared(shared: number): boolean {
  return shared <= SHARED_FLOATS;
}

/**
 * @param shared values each sequence keeps in workgroup memory
 * @param wanted as many as fit, where given; else as many as leave a GPU busy
 */
export function chooseLanes(batch: number, shared: number, wanted: Lanes | undefined): Lanes {
  for (const lanes of [4, 2] as const) {
    const useful = wanted === undefined ? batch / lanes >= BUSY_WORKGROUPS : lanes <= wanted;
    if (useful && lanes * shared <= SHARED_FLOATS) return lanes;
  }
  return 1;
}

/** One thread per unit, as far as a workgroup goes. */
export function threadsFor(units: number): number {
  return Math.min(MAX_THREADS, Math.ceil(units / 32) * 32);
}

/** Type `Lanes`, its zero, and the rows of this workgroup's sequences in the batch. */
export function lanesCode(lanes: Lanes): string {
  return `
    alias Lanes = ${lanes === 1 ? 'f32' : `vec${lanes}<f32>`};
    const LANES = ${lanes};
    var<private> rows : array<i32, LANES>;

    // A last workgroup with fewer sequences computes its last one several times and writes it once.
    fn placeRows(batch : i32) {
      for (var lane = 0; lane < LANES; lane++) {
        rows[lane] = min(i32(workgroupId.x) * LANES + lane, batch - 1);
      }
    }
    fn present(lane : i32, batch : i32) -> bool {
      return i32(workgroupId.x) * LANES + lane < batch;
    }`;
}

/** `read<Name>(frame, stride, column)`: the lanes' values in a `[frames, batch, stride]` buffer. */
export function readCode(name: string, buffer: string, lanes: Lanes): string {
  const values = Array.from(
    { length: lanes },
    (_, lane) => `${buffer}[(start + rows[${lane}]) * stride + column]`,
  );
  return `
    fn read${name}(start : i32, stride : i32, column : i32) -> Lanes {
      return Lanes(${values.join(', ')});
    }`;
}

/** `write(start, batch, stride, column, value)` into a `[frames, batch, stride]` result, `start` = frame · batch. */
export function writeCode(lanes: Lanes): string {
  const writes = Array.from(
    { length: lanes },
    (_, lane) => `
      if (present(${lane}, batch)) { result[(start + rows[${lane}]) * stride + column] = value${lanes === 1 ? '' : `[${lane}]`}; }`,
  );
  return `
    fn write(start : i32, batch : i32, stride : i32, column : i32, value : Lanes) {${writes.join('')}
    }`;
}

const ACTIVATE: Readonly<Record<Activation, string>> = {
  relu: 'max(x, Lanes(0.0))',
  tanh: 'accurateTanh(x)',
  identity: 'x',
};

const SLOPE: Readonly<Record<Activation, string>> = {
  relu: 'select(Lanes(0.0), Lanes(1.0), y > Lanes(0.0))',
  tanh: '1.0 - y * y',
  identity: 'Lanes(1.0)',
};

/**
 * The built-in tanh overflows on some drivers and may be off by 1e-5. Near zero a polynomial (Cephes, tanhf), where
 * 1 − e⁻²ˣ would cancel; beyond 15 it is ±1.
 */
const TANH = `
    fn accurateTanh(x : Lanes) -> Lanes {
      let size = min(abs(x), Lanes(15.0));
      let decay = exp(-2.0 * size);
      let far = sign(x) * (1.0 - decay) / (1.0 + decay);
      let z = size * size;
      let bend = (((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z - 3.33332819422e-1;
      return select(far, x + x * z * bend, size < Lanes(0.625));
    }`;

/** `activate(x)` = φ, and `slope(y)` = φ′ as a function of y = φ(x). */
export function activationCode(activation: Activation): string {
  return `${activation === 'tanh' ? TANH : ''}
    fn activate(x : Lanes) -> Lanes { return ${ACTIVATE[activation]}; }
    fn slope(y : Lanes) -> Lanes { return ${SLOPE[activation]}; }`;
}
