/**
 * `npm run bench [-- --full] [-- --quick] [-- --only=wasm|threads|webgpu|reading|fullsize]`: measures the training step, reading and
 * a tenth of NTU's design (all of it with --full), and writes BENCHMARKS.md. With the other options it only prints: the file is always of a whole run. CHROME_PATH and PYTHON name other programs, BENCH_CHROMIUM more parameters
 * for Chromium.
 */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BenchBrowser, type Bundle, bundlePage } from './chromium';
import { Conductor } from './conduct';
import { runFullSize } from './fullSizeRun';
import { describeMachine } from './machine';
import type { StartedEngine } from './page';
import { type EnginePlan, fullPlan, PARTS, type Part, softwarePlan, threadsPlan } from './plan';
import { measureReading } from './recordings';
import { report } from './report';
import type { EngineResults } from './results';
import { TorchPeer } from './torchPeer';
import { PAGE_CONTENDERS } from './workload';

const FILE = fileURLToPath(new URL('../../BENCHMARKS.md', import.meta.url));

async function main(parameters: readonly string[]): Promise<void> {
  const begin = performance.now();
  const quick = parameters.includes('--quick');
  const only = parameters.find((parameter) => parameter.startsWith('--only='));
  const bundle = await bundlePage();
  const torch = await TorchPeer.start();
  const engines: EngineResults[] = [];
  const absent: { part: Part; reason: string }[] = [];
  let version = '';
  try {
    for (const part of PARTS) {
      if (only !== undefined && only !== `--only=${part.name}`) continue;
      const browser = await BenchBrowser.open(bundle, part.isolated);
      version = browser.version;
      try {
        engines.push(await runPart(part, browser, bundle, torch?.peer ?? null, quick));
      } catch (error) {
        absent.push({ part, reason: error instanceof Error ? error.message : String(error) });
      } finally {
        await browser.close();
      }
    }
  } finally {
    torch?.peer.close();
  }
  const asked = (part: string) => only === undefined || only === `--only=${part}`;
  const reading = asked('reading') ? await measureReading(bundle, quick) : null;
  const full = parameters.includes('--full');
  const fullSize = asked('fullsize') && !quick ? await runFullSize(full) : null;
  const machine = describeMachine(version, torch?.description ?? null);
  const minutes = (performance.now() - begin) / 60_000;
  const text = report({ machine, engines, absent, reading, fullSize, minutes });
  console.log(`\n${text}`);
  if (!quick && only === undefined) writeFileSync(FILE, text);
}

async function runPart(
  part: Part,
  browser: BenchBrowser,
  bundle: Bundle,
  torch: TorchPeer | null,
  quick: boolean,
): Promise<EngineResults> {
  const started = await browser.call('start', [part.engine]);
  if (part.isolated && started.threads === 1) throw new Error('the product uses one thread here too');
  const conductor = new Conductor(bundle, part, browser, torch, started.threads);
  try {
    return await conductor.run(started, planOf(part, started, quick));
  } finally {
    await conductor.close();
  }
}

function planOf({ engine, isolated }: Part, { software }: StartedEngine, quick: boolean): EnginePlan {
  if (isolated) return threadsPlan(quick);
  if (software) return softwarePlan(PAGE_CONTENDERS, quick);
  return fullPlan(engine === 'wasm' ? [...PAGE_CONTENDERS, 'torch'] : PAGE_CONTENDERS, quick);
}

await main(process.argv.slice(2)); // in the import, since the importer stops serving modules after it
