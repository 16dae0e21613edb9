/**
 * The delayed recurrence in WGSL: one program walks all frames forward, one walks them backward. States live in
 * registers of the thread that owns the unit; workgroup memory carries what a firing group's threads read of each
 * other, so a group that does not fire costs a write and nothing else.
 */

import type { DelayedGroup } from '../delayed/kernel';
import type { Activation } from '../operations';
import { activationCode, type Lanes, lanesCode, readCode, threadsFor, writeCode } from './lanes';
import type { Template } from './program';

interface DelayedConstants {
  readonly groups: readonly DelayedGroup[];
  readonly width: number;
  readonly activation: Activation;
  readonly lanes: Lanes;
  readonly [key: string]: unknown;
}

/** A group, and which registers hold its units. */
interface Placed extends DelayedGroup {
  /** First register. */
  readonly slot: number;
  readonly recurrent: number;
  readonly bias: number;
}

function widest(groups: readonly DelayedGroup[]): number {
  return Math.max(...groups.map(({ units }) => units));
}

function placed({ groups }: DelayedConstants): { placed: Placed[]; slots: number } {
  const threads = threadsFor(widest(groups));
  let slots = 0;
  const all = groups.map((group) => {
    const recurrent = group.offset + group.reads * group.units;
    const at = { ...group, slot: slots, recurrent, bias: recurrent + group.units * group.units };
    slots += Math.ceil(group.units / threads);
    return at;
  });
  return { placed: all, slots };
}

/** The units of a group that this thread owns, each with its register `slot`. */
function eachUnit({ units, slot }: Placed, threads: number, body: string): string {
  if (units <= threads) return `if (me < ${units}) { let unit = me; const slot = ${slot}; ${body} }`;
  return `{
      var slot = ${slot};
      for (var unit = me; unit < ${units}; unit += ${threads}) { ${body} slot++; }
    }`;
}

function firing({ period, first }: Placed): string {
  if (period === 1) return `t >= ${first}`;
  return `t >= ${first} && (t - ${first}) % ${period} == 0`;
}

function workgroupSize({ groups }: DelayedConstants): number {
  return threadsFor(widest(groups));
}

/** Values each sequence keeps in workgroup memory. */
export function delayedShared(groups: readonly DelayedGroup[]): number {
  return 2 * widest(groups);
}

/** Thesis eqs 3.20–3.23. `projected` is U₁x⁽ᵗ⁾ + b₁ of all frames; the result `[time, batch, Σ units]`. */
export const delayedForward: Template<DelayedConstants> = {
  name: 'DelayedForward',
  inputs: ['projected', 'weights'],
  uniforms: ['frames', 'batch'],
  workgroupSize,
  code(constants) {
    const { groups, width, lanes, activation } = constants;
    const threads = workgroupSize(constants);
    const { placed: all, slots } = placed(constants);
    const frame = all.map((group, i) => {
      const faster = all[i - 1];
      const { units, reads, before } = group;
      const input =
        faster === undefined
          ? `var sum = readProjected(start, ${units}, unit);`
          : `var sum = Lanes(weights[${group.bias} + unit]);
             for (var k = 0; k < ${reads}; k++) { sum += weights[${group.offset} + k * ${units} + unit] * feed[k]; }`;
      return `
      if (${firing(group)}) {
        workgroupBarrier(); // the group before is done reading
        ${eachUnit(group, threads, 'held[unit] = h[slot];')}
        ${faster === undefined ? '' : eachUnit(faster, threads, 'feed[unit] = h[slot];')}
        workgroupBarrier();
        ${eachUnit(
          group,
          threads,
          `${input}
          for (var k = 0; k < ${units}; k++) { sum += weights[${group.recurrent} + k * ${units} + unit] * held[k]; }
          h[slot] = activate(sum);`,
        )}
      }
      ${eachUnit(group, threads, `write(start, batch, ${width}, ${before} + unit, h[slot]);`)}`;
    });
    return `
    ${lanesCode(lanes)}
    ${activationCode(activation)}
    ${readCode('Projected', 'projected', lanes)}
    ${writeCode(lanes)}
    var<workgroup> held : array<Lanes, ${widest(groups)}>;
    ${all.length > 1 ? `var<workgroup> feed : array<Lanes, ${widest(groups)}>;` : ''}
    fn main(index : i32) {
      let batch = uniforms.batch;
      let me = i32(localIndex);
      placeRows(batch);
      var h : array<Lanes, ${slots}>; // all zero
      for (var t = 0; t < uniforms.frames; t++) {
        let start = t * batch;
        ${frame.join('')}
      }
    }`;
  },
};

/**
 * From ∂L/∂h of all frames to ∂L/∂ of every group's sum Wᵢhᵢ⁽ᵗ⁻¹⁾ + Uᵢhᵢ₋₁⁽ᵗ⁾ + bᵢ, zero where it does not fire, both
 * `[time, batch, Σ units]`. On held frames the gradient passes unchanged (eq 3.19).
 */
export const delayedBackward: Template<DelayedConstants> = {
  name: 'DelayedBackward',
  inputs: ['upstream', 'states', 'weights'],
  uniforms: ['frames', 'batch'],
  workgroupSize,
  code(constants) {
    const { groups, width, lanes, activation } = constants;
    const threads = workgroupSize(constants);
    const { placed: all, slots } = placed(constants);
    const product = (matrix: number, units: number) => `
          for (var j = 0; j < ${units}; j++) { sum += weights[${matrix} + unit * ${units} + j] * delta[j]; }`;
    const frame = all
      .map((group, i) => {
        const faster = all[i - 1];
        const { units, before } = group;
        const column = `${before} + unit`;
        return `
      ${eachUnit(group, threads, `dh[slot] += readUpstream(start, ${width}, ${column});`)}
      if (${firing(group)}) {
        workgroupBarrier(); // the group before is done reading
        ${eachUnit(
          group,
          threads,
          `let d = dh[slot] * slope(readStates(start, ${width}, ${column}));
          delta[unit] = d;
          write(start, batch, ${width}, ${column}, d);`,
        )}
        workgroupBarrier();
        ${eachUnit(group, threads, `var sum = Lanes(0.0);${product(group.recurrent, units)} dh[slot] = sum;`)}
        ${faster === undefined ? '' : eachUnit(faster, threads, `var sum = dh[slot];${product(group.offset, units)} dh[slot] = sum;`)}
      } else {
        ${eachUnit(group, threads, `write(start, batch, ${width}, ${column}, Lanes(0.0));`)}
      }`;
      })
      .reverse();
    return `
    ${lanesCode(lanes)}
    ${activationCode(activation)}
    ${readCode('Upstream', 'upstream', lanes)}
    ${readCode('States', 'states', lanes)}
    ${writeCode(lanes)}
    var<workgroup> delta : array<Lanes, ${widest(groups)}>;
    fn main(index : i32) {
      let batch = uniforms.batch;
      let me = i32(localIndex);
      placeRows(batch);
      var dh : array<Lanes, ${slots}>; // all zero
      for (var t = uniforms.frames - 1; t >= 0; t--) {
        let start = t * batch;
        ${frame.join('')}
      }
    }`;
  },
};
