/**
 * The experiment in the address: `#experiment=<base64url of JSON>`. A broken or hostile link gives `null`,
 * never an exception.
 */

import { type ExperimentConfig, experimentSchema } from './config';

const PARAMETER = 'experiment';
const MAX_LENGTH = 32_768;

export function encodeExperiment(config: ExperimentConfig): string {
  const bytes = new TextEncoder().encode(JSON.stringify(config));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${PARAMETER}=${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

export type DecodedExperiment =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'found'; readonly config: ExperimentConfig };

/** @param hash the address's fragment, with or without `#` */
export function decodeExperiment(hash: string): DecodedExperiment {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(PARAMETER);
  if (value === null) return { kind: 'absent' };
  if (value.length > MAX_LENGTH) return { kind: 'broken' };
  try {
    const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(binary, (character) => character.charCodeAt(0)),
    );
    const parsed = experimentSchema.safeParse(JSON.parse(text));
    return parsed.success ? { kind: 'found', config: parsed.data } : { kind: 'broken' };
  } catch {
    return { kind: 'broken' };
  }
}
