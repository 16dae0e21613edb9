/**
 * The data worker's end of the channel to a training worker: answers batch requests in the order they come.
 * Each port has its own current plan. Batches are made on request and their buffers transferred.
 * What goes wrong meanwhile is answered too: the data worker serves the page as well and must not end of it.
 */

import { PreparedPlan, preparePlan } from './preparedPlan';
import type { Batch, BatchPlan, BatchReply, BatchRequest, BatchRows, RefusalReason } from './protocol';
import type { SequenceSet } from './sequenceSet';

/** @param setOf the current content of a source */
export function serveBatches(port: MessagePort, setOf: (source: BatchPlan['source']) => SequenceSet): void {
  let plan: PreparedPlan | null = null;
  port.onmessage = ({ data: request }: MessageEvent<BatchRequest>) => {
    try {
      if (request.type === 'prepare') {
        plan = null;
        const outcome = preparePlan(request.plan, setOf(request.plan.source));
        if (outcome instanceof PreparedPlan) plan = outcome;
        reply(port, prepared(request.requestId, outcome));
      } else {
        reply(port, plan === null ? refused(request.requestId, 'not-prepared') : answer(request, plan));
      }
    } catch (error) {
      reply(port, failed(request.requestId, error));
    }
  };
}

function prepared(requestId: number, outcome: PreparedPlan | RefusalReason): BatchReply {
  if (outcome instanceof PreparedPlan) return { type: 'prepared', requestId, data: outcome.data };
  return refused(requestId, outcome);
}

function refused(requestId: number, reason: RefusalReason): BatchReply {
  return { type: 'refused', requestId, reason };
}

function failed(requestId: number, error: unknown): BatchReply {
  return { type: 'failed', requestId, message: error instanceof Error ? error.message : String(error) };
}

function answer(request: Exclude<BatchRequest, { type: 'prepare' }>, plan: PreparedPlan): BatchReply {
  const { requestId } = request;
  switch (request.type) {
    case 'train-batch':
      return { type: 'batch', requestId, batch: plan.trainBatch(request.index) };
    case 'test-batch':
      return { type: 'batch', requestId, batch: plan.testBatch(request.index) };
    case 'rows':
      return { type: 'rows', requestId, rows: plan.rows(request.side, request.from, request.count) };
    case 'frames':
      return { type: 'frames', requestId, piece: plan.frames(request.index) };
    case 'sequence-batch': {
      const found = plan.sequenceBatch(request.id);
      if (found === undefined) return refused(requestId, 'unknown-sequence');
      return { type: 'sequence-batch', requestId, ...found };
    }
    default:
      return request satisfies never;
  }
}

function reply(port: MessagePort, message: BatchReply): void {
  port.postMessage(message, buffersOf(message));
}

function buffersOf(message: BatchReply): Transferable[] {
  const ofRows = ({ labels, lengths, starts }: BatchRows) => [labels.buffer, lengths.buffer, starts.buffer];
  const buffers = (batch: Batch) => [batch.x.buffer, ...ofRows(batch)];
  if (message.type === 'batch') return buffers(message.batch);
  if (message.type === 'sequence-batch') return [...buffers(message.batch), message.frames.buffer];
  if (message.type === 'rows') return message.rows.flatMap(ofRows);
  if (message.type === 'frames') return [message.piece.x.buffer];
  return [];
}
