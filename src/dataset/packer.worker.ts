/** Makes one file of an archive after the other for the data worker, which ends it when there are no more. */

import { packFile } from '../recordings/writeArchive';
import type { SkeletonSequence } from '../skeleton/sequence';

self.onmessage = ({ data: sequence }: MessageEvent<SkeletonSequence>) => {
  const file = packFile(sequence);
  self.postMessage(file, { transfer: [file.packed.buffer] });
};
