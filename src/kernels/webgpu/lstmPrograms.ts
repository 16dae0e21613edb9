/**
 * The LSTM in WGSL: one program walks all frames forward, one walks them backward. A thread owns a unit with its four
 * gates and its cell; workgroup memory carries the hidden state, or backward the gates' gradients.
 */

import type { Activation } from '../operations';
import { activationCode, type Lanes, lanesCode, readCode, threadsFor, writeCode } from './lanes';
import type { Template } from './program';

/** Planes of the forward result `[6, time, batch, units]`. */
export const LSTM_PLANES = 6; // h, i, f, g, o, c

interface LstmConstants {
  readonly units: number;
  /** Where W starts in the weights. */
  readonly recurrent: number;
  readonly activation: Activation;
  readonly lanes: Lanes;
  readonly [key: string]: unknown;
}

const SIGMOID = 'fn sigmoid(x : Lanes) -> Lanes { return 1.0 / (1.0 + exp(-x)); }';

function workgroupSize({ units }: LstmConstants): number {
  return threadsFor(units);
}

/** The units that this thread owns, each with its register `slot`. */
function eachUnit(constants: LstmConstants, body: string): string {
  const { units } = constants;
  const threads = workgroupSize(constants);
  if (units <= threads) return `if (me < ${units}) { let unit = me; const slot = 0; ${body} }`;
  return `{
        var slot = 0;
        for (var unit = me; unit < ${units}; unit += ${threads}) { ${body} slot++; }
      }`;
}

function slots(constants: LstmConstants): number {
  return Math.ceil(constants.units / workgroupSize(constants));
}

/** `projected` is xU + b of all frames `[time, batch, 4 · units]`; the result `[6, time, batch, units]`. */
export const lstmForward: Template<LstmConstants> = {
  name: 'LstmForward',
  inputs: ['projected', 'weights'],
  uniforms: ['frames', 'batch'],
  workgroupSize,
  code(constants) {
    const { units, recurrent, lanes, activation } = constants;
    const columns = 4 * units;
    const gates = ['i', 'f', 'g', 'o'];
    const cell = `
          ${gates.map((gate, n) => `var ${gate} = readProjected(start, ${columns}, ${n * units} + unit);`).join('\n')}
          for (var k = 0; k < ${units}; k++) {
            let at = ${recurrent} + k * ${columns} + unit;
            let past = hidden[k];
            ${gates.map((gate, n) => `${gate} += weights[at + ${n * units}] * past;`).join(' ')}
          }
          i = sigmoid(i);
          f = sigmoid(f);
          g = activate(g);
          o = sigmoid(o);
          c[slot] = f * c[slot] + i * g;
          h[slot] = o * activate(c[slot]);
          ${['h[slot]', ...gates, 'c[slot]']
            .map((value, plane) => `write(start + ${plane} * plane, batch, ${units}, unit, ${value});`)
            .join('\n')}`;
    return `
    ${lanesCode(lanes)}
    ${activationCode(activation)}
    ${SIGMOID}
    ${readCode('Projected', 'projected', lanes)}
    ${writeCode(lanes)}
    var<workgroup> hidden : array<Lanes, ${units}>;
    fn main(index : i32) {
      let batch = uniforms.batch;
      let plane = uniforms.frames * batch;
      let me = i32(localIndex);
      placeRows(batch);
      var h : array<Lanes, ${slots(constants)}>; // all zero
      var c : array<Lanes, ${slots(constants)}>;
      for (var t = 0; t < uniforms.frames; t++) {
        let start = t * batch;
        workgroupBarrier(); // the frame before is done reading
        ${eachUnit(constants, 'hidden[unit] = h[slot];')}
        workgroupBarrier();
        ${eachUnit(constants, cell)}
      }
    }`;
  },
};

/** From ∂L/∂h `[time, batch, units]` to ∂L/∂ of the gates' sums, `[time, batch, 4 · units]`. */
export const lstmBackward: Template<LstmConstants> = {
  name: 'LstmBackward',
  inputs: ['upstream', 'planes', 'weights'],
  uniforms: ['frames', 'batch'],
  workgroupSize,
  code(constants) {
    const { units, recurrent, lanes, activation } = constants;
    const columns = 4 * units;
    const plane = (n: number) => `readPlanes(start + ${n} * plane, ${units}, unit)`;
    const cell = `
          let i = ${plane(1)};
          let f = ${plane(2)};
          let g = ${plane(3)};
          let o = ${plane(4)};
          let squashed = activate(${plane(5)});
          var past = Lanes(0.0); // c of the frame before
          if (t > 0) { past = readPlanes(start - batch + 5 * plane, ${units}, unit); }
          let d = dh[slot] + readUpstream(start, ${units}, unit);
          let cell = dc[slot] + d * o * slope(squashed);
          dc[slot] = cell * f;
          let gates = array<Lanes, 4>(
            cell * g * i * (1.0 - i),
            cell * past * f * (1.0 - f),
            cell * i * slope(g),
            d * squashed * o * (1.0 - o),
          );
          ${[0, 1, 2, 3]
            .map(
              (n) => `delta[${n * units} + unit] = gates[${n}];
          write(start, batch, ${columns}, ${n * units} + unit, gates[${n}]);`,
            )
            .join('\n')}`;
    const carry = `
          var sum = Lanes(0.0);
          for (var j = 0; j < ${columns}; j++) { sum += weights[${recurrent} + unit * ${columns} + j] * delta[j]; }
          dh[slot] = sum;`;
    return `
    ${lanesCode(lanes)}
    ${activationCode(activation)}
    ${readCode('Upstream', 'upstream', lanes)}
    ${readCode('Planes', 'planes', lanes)}
    ${writeCode(lanes)}
    var<workgroup> delta : array<Lanes, ${columns}>;
    fn main(index : i32) {
      let batch = uniforms.batch;
      let plane = uniforms.frames * batch;
      let me = i32(localIndex);
      placeRows(batch);
      var dh : array<Lanes, ${slots(constants)}>; // all zero
      var dc : array<Lanes, ${slots(constants)}>;
      for (var t = uniforms.frames - 1; t >= 0; t--) {
        let start = t * batch;
        workgroupBarrier(); // the frame before is done reading
        ${eachUnit(constants, cell)}
        workgroupBarrier();
        ${eachUnit(constants, carry)}
      }
    }`;
  },
};
