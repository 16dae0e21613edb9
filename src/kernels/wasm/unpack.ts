/** The pieces of packed weights on the CPU engine: copies. */

import type { Tf } from '../operations';
import { UNPACK, type UnpackAttributes } from '../packedWeights';
import { register } from './registration';

export function registerUnpack(tf: Tf): void {
  register<UnpackAttributes>(tf, UNPACK, (backend, { packed }, { shapes }) => {
    let offset = 0;
    return shapes.map((shape) => {
      const size = shape.reduce((product, length) => product * length, 1);
      offset += size;
      // a copy of its own, since making a tensor may move the backend's memory
      return backend.make(shape, backend.floats(packed).slice(offset - size, offset));
    });
  });
}
