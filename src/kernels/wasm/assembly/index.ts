// What the page calls. Sizes are counts, pointers byte addresses in the memory. Kernels that threads divide take
// which share of how many they are to do as their first arguments.

export {
  delayedBackward, delayedBackwardPack, delayedForward, delayedForwardPack, delayedInput, delayedWeights,
} from './delayed';
export { productScratch } from './columns';
export { frameLoss } from './frameLoss';
export { linear, linearInputPack, linearPack, linearWeights } from './linear';
export { lstmBackward, lstmBackwardPack, lstmForward, lstmForwardPack, lstmWeights } from './lstm';
export { panelBytes } from './panels';

/** First byte that the page may use. */
export function arenaStart(): usize {
  return __heap_base;
}
