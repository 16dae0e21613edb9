/** Files that the page takes back: networks one by one and whole runs, with a sentence wherever that does not work. */

import { NetworkFileError } from '../export/networkFile';
import type { Imported } from '../export/readImport';
import type { FileSource } from '../recordings/fileSource';
import { importNetwork } from './networkFiles';
import { importRun, type RunCommands } from './openRun';
import type { AppStore } from './store';

/** A `.safetensors` or `.onnx` file's network, or the run in a zip. */
export async function importFile(file: File, store: AppStore, commands: RunCommands): Promise<void> {
  const imported = await read(file, store);
  if (imported === null) return;
  if (imported.kind === 'run') return importRun(imported.run, file.name, store, commands);
  return importNetwork(imported.file, file.name, store, commands.client(), (config) =>
    commands.change(config),
  );
}

async function read(file: File, store: AppStore): Promise<Imported | null> {
  const reader = await import('../export/readImport').catch(() => null);
  if (reader === null) {
    store.notify('error', 'app.notice.importFailed', {}, file.name);
    return null;
  }
  try {
    return await reader.readImport(file);
  } catch (error) {
    if (error instanceof NetworkFileError) {
      store.notify('error', `networks.file.${error.code}`, { detail: error.detail }, file.name);
    } else {
      store.notify('error', 'recordings.problem.unreadable', {}, file.name);
    }
    return null;
  }
}

const NETWORK = /\.(safetensors|onnx)$/i;
const ZIP = /\.zip$/i;

/** Networks and runs among dropped files; the rest are recordings. */
export async function importsAmong(sources: readonly FileSource[]): Promise<readonly FileSource[]> {
  const zips = sources.some(({ path }) => ZIP.test(path));
  const reader = zips ? await import('../export/readImport').catch(() => null) : null;
  const chosen = await Promise.all(
    sources.map(async ({ path, file }) => NETWORK.test(path) || (ZIP.test(path) && reader?.isRun(file))),
  );
  return sources.filter((_, i) => chosen[i] === true);
}
