/**
 * The data worker's end of the channel to a training worker: answers batch requests in the order they come.
 * Each port has its own current plan. Batches are made on request and their buffers transferred.
 */

import { PreparedPlan, preparePlan, type StoredSet } from './preparedPlan';
import type { Batch, BatchPlan, BatchReply, BatchRequest, RefusalReason } from './protocol';

/** @param setOf the current content of a source */
export function serveBatches(port: MessagePort, setOf: (source: BatchPlan['source']) => StoredSet): void {
  let plan: PreparedPlan | null = null;
  port.onmessage = ({ data: request }: MessageEvent<BatchRequest>) => {
    if (request.type === 'prepare') {
      const outcome = preparePlan(request.plan, setOf(request.plan.source));
      plan = outcome instanceof PreparedPlan ? outcome : null;
      reply(port, prepared(request.requestId, outcome));
    } else {
      reply(port, plan === null ? refused(request.requestId, 'not-prepared') : answer(request, plan));
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

function answer(request: Exclude<BatchRequest, { type: 'prepare' }>, plan: PreparedPlan): BatchReply {
  const { requestId } = request;
  switch (request.type) {
    case 'train-batch':
      return { type: 'batch', requestId, batch: plan.trainBatch(request.index) };
    case 'test-batch':
      return { type: 'batch', requestId, batch: plan.testBatch(request.index) };
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
  const buffers = ({ x, labels, lengths }: Batch) => [x.buffer, labels.buffer, lengths.buffer];
  if (message.type === 'batch') return buffers(message.batch);
  if (message.type === 'sequence-batch') return [...buffers(message.batch), message.frames.buffer];
  return [];
}
