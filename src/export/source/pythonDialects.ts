/** What the PyTorch and the NumPy loader say differently. */

import type { DenseLayer } from '../plan';

export type PythonLibrary = 'torch' | 'numpy';

export interface Dialect {
  readonly imports: readonly string[];
  /** Reads the file's tensors as a dictionary. */
  readonly load: readonly string[];
  readonly functions: Readonly<Record<DenseLayer['activation'], string>>;
  readonly zeros: (size: string) => string;
  readonly concatenate: string;
  readonly stack: string;
  readonly split: (tensor: string, parts: number) => string;
  readonly tensor: (value: string) => string;
}

export const DIALECTS: Readonly<Record<PythonLibrary, Dialect>> = {
  torch: {
    imports: ['import json', 'import struct', 'import sys', '', 'import torch'],
    load: [
      'def load(path):',
      '    """Name to tensor. `safetensors.torch.load_file(path)` gives the same."""',
      '    entries, start = header(path)',
      '    with open(path, "rb") as file:',
      '        data = bytearray(file.read())',
      '    tensors = {}',
      '    for name, entry in entries.items():',
      '        if name != "__metadata__":',
      '            begin, end = entry["data_offsets"]',
      '            flat = torch.frombuffer(data[start + begin:start + end], dtype=torch.float32)',
      '            tensors[name] = flat.reshape(entry["shape"])',
      '    return tensors',
    ],
    functions: { relu: 'torch.relu', tanh: 'torch.tanh', identity: 'identity', sigmoid: 'torch.sigmoid' },
    zeros: (size) => `frames.new_zeros(frames.shape[1], ${size})`,
    concatenate: 'torch.cat',
    stack: 'torch.stack',
    split: (tensor, parts) => `${tensor}.chunk(${parts}, -1)`,
    tensor: (value) => `torch.tensor(${value})`,
  },
  numpy: {
    imports: ['import json', 'import struct', 'import sys', '', 'import numpy as np'],
    load: [
      'def load(path):',
      '    """Name to array. `safetensors.numpy.load_file(path)` gives the same."""',
      '    entries, start = header(path)',
      '    tensors = {}',
      '    for name, entry in entries.items():',
      '        if name != "__metadata__":',
      '            begin, end = entry["data_offsets"]',
      '            flat = np.fromfile(path, "<f4", (end - begin) // 4, offset=start + begin)',
      '            tensors[name] = flat.reshape(entry["shape"])',
      '    return tensors',
    ],
    functions: { relu: 'relu', tanh: 'np.tanh', identity: 'identity', sigmoid: 'sigmoid' },
    zeros: (size) => `np.zeros((frames.shape[1], ${size}), frames.dtype)`,
    concatenate: 'np.concatenate',
    stack: 'np.stack',
    split: (tensor, parts) => `np.split(${tensor}, ${parts}, -1)`,
    tensor: (value) => `np.array(${value}, np.float32)`,
  },
};
