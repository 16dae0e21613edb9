import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeSafetensors, encodeSafetensors, SafetensorsError, type StoredTensor } from './safetensors';

/** A file with this header text (any object is made JSON) and this many bytes of data. */
function file(header: unknown, dataBytes = 0, statedLength?: bigint): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, statedLength ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

function refusal(bytes: Uint8Array): string {
  try {
    decodeSafetensors(bytes);
  } catch (error) {
    if (error instanceof SafetensorsError) return error.code;
    throw error;
  }
  return 'none';
}

const entry = (begin: number, end: number, shape: unknown = [(end - begin) / 4], dtype: unknown = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('encoding', () => {
  it('writes the bytes of the format', () => {
    const header =
      '{"__metadata__":{"k":"v"},"b":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},' +
      '"a":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}';
    const padded = header.padEnd(Math.ceil(header.length / 8) * 8, ' ');
    expect(header.length % 8).not.toBe(0);
    const expected = [
      ...[padded.length, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(padded),
      ...[0x00, 0x00, 0x80, 0x3f], // 1
      ...[0x00, 0x00, 0x20, 0xc0], // −2.5
      ...[0x00, 0x00, 0xc0, 0x7f], // NaN
    ];
    const bytes = encodeSafetensors(
      [
        { name: 'b', shape: [2, 1], values: Float32Array.of(1, -2.5) },
        { name: 'a', shape: [], values: Float32Array.of(Number.NaN) },
      ],
      { k: 'v' },
    );
    expect([...bytes]).toEqual(expected);
  });

  it('refuses tensors that contradict themselves', () => {
    const tensor = { name: 'a', shape: [2], values: new Float32Array(2) };
    expect(() => encodeSafetensors([tensor, tensor])).toThrow(RangeError);
    expect(() => encodeSafetensors([{ ...tensor, shape: [3] }])).toThrow(RangeError);
    expect(() => encodeSafetensors([{ ...tensor, name: '__metadata__' }])).toThrow(RangeError);
  });
});

describe('decoding', () => {
  const tensorArbitrary = fc
    .array(fc.nat(4), { maxLength: 3 })
    .chain((shape): fc.Arbitrary<Omit<StoredTensor, 'name'>> => {
      const size = shape.reduce((product, length) => product * length, 1);
      return fc
        .uint8Array({ minLength: 4 * size, maxLength: 4 * size })
        .map((bytes) => ({ shape, values: new Float32Array(Uint8Array.from(bytes).buffer) }));
    });
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((key) => key !== '__metadata__');

  it('gives back bit for bit what was encoded, from any place in memory', () => {
    fc.assert(
      fc.property(
        fc.dictionary(name, tensorArbitrary, { maxKeys: 6 }),
        fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })),
        fc.nat(7),
        (named, metadata, shift) => {
          const tensors = Object.entries(named).map(([key, tensor]) => ({ name: key, ...tensor }));
          const encoded = encodeSafetensors(tensors, metadata);
          const moved = new Uint8Array(encoded.length + shift);
          moved.set(encoded, shift);
          const decoded = decodeSafetensors(moved.subarray(shift));
          expect(Object.fromEntries(decoded.metadata)).toEqual({ ...metadata });
          const bits = (list: readonly StoredTensor[]) =>
            list
              .map(({ name: key, shape, values }) => {
                const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
                return JSON.stringify([key, shape, [...raw]]);
              })
              .sort();
          expect(bits(decoded.tensors)).toEqual(bits(tensors));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes foreign files: no metadata, tensors in any order of names', () => {
    const decoded = decodeSafetensors(file({ z: entry(4, 8), y: entry(0, 4) }, 8));
    expect(decoded.metadata.size).toBe(0);
    expect(decoded.tensors.map((tensor) => tensor.name)).toEqual(['y', 'z']);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'truncated'],
    ['seven bytes', new Uint8Array(7), 'truncated'],
    ['a header beyond the end', file('{}', 0, 3n), 'truncated'],
    ['an enormous header', file('{}', 0, 2n ** 63n), 'header-too-large'],
    ['17 MB of header', file('{}', 0, 17n * 1024n * 1024n), 'header-too-large'],
    ['no JSON', file('{"a":'), 'header-broken'],
    ['a list', file('[]'), 'header-broken'],
    ['null', file('null'), 'header-broken'],
    ['a header that is not UTF-8', file('{}').fill(0xff, 9, 10), 'header-broken'],
    ['metadata that is no map', file({ __metadata__: [] }), 'metadata-broken'],
    ['metadata with a number', file({ __metadata__: { a: 1 } }), 'metadata-broken'],
    ['an empty name', file({ '': entry(0, 4) }, 4), 'tensor-broken'],
    ['a very long name', file({ ['a'.repeat(300)]: entry(0, 4) }, 4), 'tensor-broken'],
    ['no entry', file({ a: 3 }), 'tensor-broken'],
    ['half precision', file({ a: entry(0, 4, [2], 'F16') }, 4), 'type-unsupported'],
    ['no type', file({ a: entry(0, 4, [1], null) }, 4), 'tensor-broken'],
    ['a negative length', file({ a: entry(0, 4, [-1, -1]) }, 4), 'tensor-broken'],
    ['a fractional length', file({ a: entry(0, 4, [0.5, 2]) }, 4), 'tensor-broken'],
    ['nine dimensions', file({ a: entry(0, 4, [1, 1, 1, 1, 1, 1, 1, 1, 1]) }, 4), 'tensor-broken'],
    ['a shape of petabytes', file({ a: entry(0, 4, [2 ** 50, 2 ** 50, 2 ** 50]) }, 4), 'tensor-broken'],
    ['a shape that differs from its place', file({ a: entry(0, 8, [3]) }, 8), 'tensor-broken'],
    ['a place that runs backwards', file({ a: entry(8, 4, [1]) }, 8), 'tensor-broken'],
    ['three offsets', file({ a: { ...entry(0, 4), data_offsets: [0, 4, 8] } }, 8), 'tensor-broken'],
    ['a hole', file({ a: entry(0, 4), b: entry(8, 12) }, 12), 'places-broken'],
    ['an overlap', file({ a: entry(0, 8), b: entry(4, 12) }, 12), 'places-broken'],
    ['data beyond the last tensor', file({ a: entry(0, 4) }, 8), 'places-broken'],
    ['data that end early', file({ a: entry(0, 8) }, 4), 'places-broken'],
    [
      'too many tensors',
      file(Object.fromEntries(Array.from({ length: 4097 }, (_, i) => [i, entry(0, 0)]))),
      'too-many-tensors',
    ],
  ])('refuses %s', (_what, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('takes a tensor named __proto__ for what it is', () => {
    const decoded = decodeSafetensors(file(`{"__proto__":${JSON.stringify(entry(0, 4))}}`, 4));
    expect(decoded.tensors.map((tensor) => tensor.name)).toEqual(['__proto__']);
  });
});
