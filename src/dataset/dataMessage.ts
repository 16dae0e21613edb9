/** The data worker's events as they are posted: the sequences of a set travel as columns. */

import type { DataEvent } from './protocol';
import { packSummaries, type SummaryColumns, unpackSummaries } from './summaryColumns';

type DatasetEvent = Extract<DataEvent, { type: 'dataset' }>;

interface DatasetMessage extends Omit<DatasetEvent, 'dataset'> {
  readonly dataset: Omit<DatasetEvent['dataset'], 'sequences'> & { readonly sequences: SummaryColumns };
}

export type DataMessage = Exclude<DataEvent, DatasetEvent> | DatasetMessage;

export function toMessage(event: DataEvent): DataMessage {
  if (event.type !== 'dataset') return event;
  return { ...event, dataset: { ...event.dataset, sequences: packSummaries(event.dataset.sequences) } };
}

export function fromMessage(message: DataMessage): DataEvent {
  if (message.type !== 'dataset') return message;
  return {
    ...message,
    dataset: { ...message.dataset, sequences: unpackSummaries(message.dataset.sequences) },
  };
}
