/**
 * What goes with a network wherever it goes, in English: what it is, how a recording becomes its inputs, and which class
 * each logit stands for.
 */

import type { FeatureConfig } from '../experiment/config';
import { networkDefinition } from '../networks/registry';
import { actionName } from '../skeleton/actions';
import type { NetworkFile } from './networkFile';
import { planOf } from './plan';
import { inputNames, preparationSteps } from './preparation';
import { type TestVector, testVectorJson, testVectorOf } from './testVector';

interface ClassName {
  /** Action number in NTU RGB+D. */
  readonly number: number;
  readonly name: string;
}

export interface Description {
  /** `D-RNN, periods 1 3 9, …` */
  readonly title: string;
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly iteration: number;
  readonly seed: number;
  readonly inputs: number;
  /** What each input is, in order. */
  readonly inputNames: readonly string[];
  readonly classes: readonly ClassName[];
  readonly features: FeatureConfig;
  /** A sentence per step from a recording to the inputs. */
  readonly preparation: readonly string[];
}

function optionText(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function describeNetwork({ snapshot, features, seed }: NetworkFile): Description {
  const { network, inputs, classes, iteration } = snapshot;
  const options = Object.entries(network.options)
    .map(([key, value]) => [key, optionText(value)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key} ${text}`);
  return {
    title: [networkDefinition(network.kind).label, ...options].join(', '),
    kind: network.kind,
    options: network.options,
    iteration,
    seed,
    inputs,
    inputNames: inputNames(features),
    classes: classes.map((number) => ({ number, name: actionName(number, 'en') })),
    features,
    preparation: preparationSteps(features),
  };
}

/** Everything beside the weights, as each format writes it down in its own way. */
export interface Exported {
  readonly description: Description;
  readonly plan: ReturnType<typeof planOf>;
  readonly test: TestVector;
}

/** For the metadata of a `.safetensors` file. */
export function fileExtras({ description, test }: Exported): Record<string, string> {
  return {
    preparation: JSON.stringify(description.preparation),
    inputNames: JSON.stringify(description.inputNames),
    testVector: testVectorJson(test, description.features),
  };
}

/** @throws RangeError where the kind of network has no exports */
export function exported(file: NetworkFile): Exported {
  const plan = planOf(file.snapshot);
  return { description: describeNetwork(file), plan, test: testVectorOf(plan) };
}
