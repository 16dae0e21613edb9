/**
 * The experiment in the address: `#experiment=<base64url of JSON>`. A broken or hostile link, or one of a later version,
 * gives a word for it, never an exception.
 */

import type { ExperimentConfig } from './config';
import { type ReadExperiment, readExperiment } from './reading';

const PARAMETER = 'experiment';
const MAX_LENGTH = 32_768;

export function encodeExperiment(config: ExperimentConfig): string {
  const bytes = new TextEncoder().encode(JSON.stringify(config));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${PARAMETER}=${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

export type DecodedExperiment = { readonly kind: 'absent' } | ReadExperiment;

/** @param hash the address's fragment, with or without `#` */
export function decodeExperiment(hash: string): DecodedExperiment {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(PARAMETER);
  if (value === null) return { kind: 'absent' };
  if (value.length > MAX_LENGTH) return { kind: 'broken' };
  return readExperiment(parsedJson(value));
}

/** null, which is no experiment, where it is not JSON in UTF-8 in base64url. */
function parsedJson(value: string): unknown {
  try {
    const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
