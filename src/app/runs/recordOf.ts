/** The present run as a record: what of the store goes into the list of runs. */

import type { PreparedData } from '../../dataset/protocol';
import type { ExperimentConfig, NetworkConfig } from '../../experiment/config';
import { networkCost } from '../../networks/cost';
import type { AnyNetwork } from '../../networks/registry';
import {
  betterOf,
  keptCurves,
  type Reached,
  type RecordedData,
  type RecordedNetwork,
  type RunRecord,
  type SettingChange,
} from '../../training/runRecord';
import { countParameters, definitionOf } from '../definitions';
import { NEW_RUN, type Source } from '../state';
import type { AppStore } from '../store';

/** What a person may change of a record is not in here, nor where it came from. */
export type MeasuredRun = Omit<RunRecord, 'name' | 'note' | 'pinned' | 'importedAt'>;

export type RunIdentity = Pick<RunRecord, 'id' | 'group' | 'startedAt'>;

/** What of the run the store does not hold. */
interface RunCourse {
  /** The best evaluation of each network so far, by its id. */
  readonly best: ReadonlyMap<string, Reached>;
  readonly changes: readonly SettingChange[];
}

/**
 * @param config the experiment that was trained; the store's may be the next one already
 * @returns null where nothing has been trained
 */
export function recordOf(
  { state, history }: AppStore,
  config: ExperimentConfig,
  identity: RunIdentity,
  checkpointId: string,
  { best, changes }: RunCourse,
): MeasuredRun | null {
  const { prepared, runs, engineInfo } = state.getState();
  if (prepared === null) return null;
  const networks = config.networks.flatMap((network): RecordedNetwork[] => {
    const definition = definitionOf(network.kind);
    const { iteration, seconds, divergedAt, evaluation } = runs[network.id] ?? NEW_RUN;
    if (definition === undefined) return [];
    const last: Reached | null =
      evaluation === null ? null : { iteration: evaluation.iteration, scores: evaluation.scores };
    return [
      {
        networkId: network.id,
        ...sizesOf(definition, network, prepared),
        iteration,
        seconds,
        divergedAt,
        last,
        best: betterOf(best.get(network.id) ?? null, last),
        curves: mutable(keptCurves(history.save(network.id))),
      },
    ];
  });
  if (networks.every(({ iteration }) => iteration === 0)) return null;
  const { datasets } = state.getState();
  return {
    version: 1,
    ...identity,
    checkpointId,
    savedAt: Date.now(),
    config,
    changes: [...changes],
    data: dataOf(config, prepared, datasets[config.data.source]),
    engine:
      engineInfo === null
        ? null
        : {
            name: engineInfo.name,
            adapter: engineInfo.adapter,
            threads: engineInfo.threads,
            browser: browserName(),
          },
    networks,
  };
}

function sizesOf(definition: AnyNetwork, { options }: NetworkConfig, { inputs, classes }: PreparedData) {
  return {
    parameters: countParameters(definition, options, inputs, classes.length),
    multiplyAdds: networkCost(definition, options, inputs, classes.length).multiplyAdds,
  };
}

/** The record's lists may be written to, as all that zod gives. */
function mutable(curves: ReturnType<typeof keptCurves>): RecordedNetwork['curves'] {
  return Object.fromEntries(
    Object.entries(curves).map(([curve, points]) => [curve, points === undefined ? [] : [...points]]),
  );
}

interface NamedData {
  readonly set: { readonly name: string } | null;
  readonly performers: number;
}

function dataOf(config: ExperimentConfig, prepared: PreparedData, dataset: NamedData | null): RecordedData {
  const { data } = config;
  const source: Source = data.source;
  const sequences = prepared.trainSequences + prepared.testSequences;
  const own = dataset?.set?.name ?? (data.source === 'imported' ? data.set?.name : undefined) ?? '–';
  return {
    name: source === 'synthetic' ? null : own,
    actions: prepared.classes.length,
    performers: dataset?.performers ?? (data.source === 'synthetic' ? data.performers : 0),
    train: prepared.trainSequences,
    test: prepared.testSequences,
    split: prepared.split,
    inputs: prepared.inputs,
    batchSize: prepared.batchSize,
    batchesPerEpoch: Math.max(1, prepared.batchesPerEpoch),
    framesPerSequence: sequences === 0 ? 0 : prepared.frames / sequences,
    majorityBaseline: prepared.majorityBaseline,
  };
}

/** `Firefox 140`, `Chrome 141`, …: the first that says its name, since the names of others follow for compatibility. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\bEdg\/([\d.]+)/],
  ['Opera', /\bOPR\/([\d.]+)/],
  ['Firefox', /\bFirefox\/([\d.]+)/],
  ['Chrome', /\b(?:Headless)?Chrome\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+).*Safari/],
];

export function browserName(agent = navigator.userAgent): string {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(agent)?.[1];
    if (version !== undefined) return `${name} ${version.split('.')[0]}`;
  }
  return agent.slice(0, 80);
}
