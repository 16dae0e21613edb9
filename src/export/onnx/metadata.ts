/** What an ONNX file says beside its graph, as strings in `metadata_props`. */

import type { Exported } from '../description';
import { FORMAT, VERSION } from '../networkFile';
import { testVectorJson } from '../testVector';
import type { OnnxGraph, OnnxModel } from './model';

export function onnxModel({ description, test }: Exported, graph: OnnxGraph, usage: string): OnnxModel {
  const { title, classes, preparation, inputNames, ...rest } = description;
  return {
    graph,
    documentation: [title, usage, ...preparation].join('\n'),
    metadata: {
      format: FORMAT,
      version: String(VERSION),
      title,
      classes: JSON.stringify(classes),
      preparation: JSON.stringify(preparation),
      input_names: JSON.stringify(inputNames),
      training: JSON.stringify(rest),
      test_vector: testVectorJson(test, description.features),
    },
  };
}
