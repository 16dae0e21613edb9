/** PyTorch as a child process that trains step by step when asked. */

import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { LEARNING_RATE, PERIODS, type Problem } from './workload';

/** PYTHON names one; Debian's packages belong to /usr/bin/python3, whatever comes first in the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

interface TorchFigures {
  readonly milliseconds: number;
  readonly loss: number;
}

export class TorchPeer {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;

  private constructor(python: string) {
    const script = fileURLToPath(new URL('torchPeer.py', import.meta.url));
    this.#child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#reader = createInterface({ input: this.#child.stdout });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** @returns null where no Python here can import torch */
  static async start(): Promise<{ peer: TorchPeer; description: string } | null> {
    const asked = process.env['PYTHON'];
    const python = (asked === undefined ? PYTHONS : [asked]).find(
      (candidate) => spawnSync(candidate, ['-c', 'import torch']).status === 0,
    );
    if (python === undefined) return null;
    const peer = new TorchPeer(python);
    const { version, blas }: { version: string; blas: string } = await peer.#answer();
    return { peer, description: `${version} (${blas})` };
  }

  prepare(problem: Problem, threads: number): Promise<TorchFigures> {
    return this.#ask({ type: 'prepare', problem, threads, periods: PERIODS, rate: LEARNING_RATE });
  }

  measure(steps: number): Promise<TorchFigures> {
    return this.#ask({ type: 'measure', steps });
  }

  close(): void {
    this.#reader.close();
    this.#child.stdin.end();
    this.#child.kill();
  }

  async #ask(command: object): Promise<TorchFigures> {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    const answer: TorchFigures | { readonly error: string } = await this.#answer();
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  }

  async #answer<T>(): Promise<T> {
    const line = await this.#lines.next();
    if (line.done === true) throw new Error('the Python process ended');
    return JSON.parse(line.value);
  }
}
