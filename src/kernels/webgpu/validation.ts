/**
 * Makes shader errors errors. A program that does not compile, or asks for more than the device has, never throws in
 * WebGPU: the whole submit is void, and its results read as zeros.
 */

import type { Tf } from '../operations';
import { submit } from './program';
import { activeBackend } from './registration';

/**
 * Runs GPU work, waits until the device has taken it, and returns the result.
 *
 * @throws Error with the device's own words where a program or its use is not valid, or memory ran out
 */
export async function withValidation<T>(tf: Tf, work: () => T | Promise<T>): Promise<T> {
  const backend = activeBackend(tf);
  const { device } = backend;
  submit(backend); // what was enqueued before is not judged
  device.pushErrorScope('out-of-memory');
  device.pushErrorScope('validation');
  const outcome = await settled(work);
  submit(backend);
  const errors = await Promise.all([device.popErrorScope(), device.popErrorScope()]);
  const error = errors.find((candidate) => candidate !== null);
  if (error !== undefined && error !== null) throw new Error(`WebGPU: ${error.message}`);
  return outcome();
}

/** The result or the error of the work, to be had once the scopes are closed. */
async function settled<T>(work: () => T | Promise<T>): Promise<() => T> {
  try {
    const result = await work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
