/** Both builds of the kernels in Node, whose version 20 has relaxed SIMD behind a flag. */

import { setFlagsFromString } from 'node:v8';

import { type Simd, supportedSimd } from './builds';

if (supportedSimd() === 'baseline') setFlagsFromString('--experimental-wasm-relaxed-simd');

export const SIMD_BUILDS: readonly Simd[] = ['baseline', 'relaxed'];
