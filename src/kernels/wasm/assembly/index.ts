// What the page calls. Sizes are counts, pointers byte addresses in the exported memory.

export { delayedBackward, delayedForward, delayedInput, delayedWeights } from './delayed';
export { productScratch } from './columns';
export { linear, linearInput, linearWeights } from './linear';
export { lstmBackward, lstmForward, lstmWeights } from './lstm';
export { panelBytes } from './panels';

/** First byte that the page may use. */
export function arenaStart(): usize {
  return __heap_base;
}
