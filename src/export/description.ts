/**
 * What goes with a network wherever it goes, in English: what it is, how a recording becomes its inputs, and which class
 * each logit stands for.
 */

import type { FeatureConfig } from '../experiment/config';
import { networkDefinition } from '../networks/registry';
import { actionName } from '../skeleton/actions';
import { JOINT_NAMES } from '../skeleton/joints';
import type { NetworkFile } from './networkFile';
import { planOf } from './plan';
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
  readonly classes: readonly ClassName[];
  readonly features: FeatureConfig;
  /** A sentence per step from a recording to the inputs. */
  readonly preparation: readonly string[];
}

function preparation(features: FeatureConfig): string[] {
  const { bodies, origin, frameStep, maxFrames } = features;
  const each =
    'A frame is the x, y and z in metres of the 25 Kinect v2 joints (camera coordinates), joint after joint';
  const body = 'the one that moves most';
  return [
    bodies === 1
      ? `${each}, of the main body: ${body}. 75 numbers.`
      : `${each}: 75 numbers of the main body (${body}), then 75 of the second; zeros where a body is absent.`,
    origin === 'camera'
      ? 'The origin is the camera: coordinates as recorded.'
      : "Subtract from every joint, of both bodies, the position of the main body's spine base in its first frame.",
    frameStep === 1
      ? 'Every frame that shows a body is used, of 30 a second.'
      : `Of the frames that show a body, 30 a second, the first of every ${frameStep} is used.`,
    `The network was trained on the first ${maxFrames} of these frames. Start each sequence with a zero state.`,
    `Joints in order: ${JOINT_NAMES.join(', ')}.`,
  ];
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
    classes: classes.map((number) => ({ number, name: actionName(number, 'en') })),
    features,
    preparation: preparation(features),
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
  return { preparation: JSON.stringify(description.preparation), testVector: testVectorJson(test) };
}

/** @throws RangeError where the kind of network has no exports */
export function exported(file: NetworkFile): Exported {
  const plan = planOf(file.snapshot);
  return { description: describeNetwork(file), plan, test: testVectorOf(plan) };
}
