/** The data worker. It says nothing before it is asked, so that whoever asks can come later. */

export const dataWorker = new Worker(new URL('../dataset/data.worker.ts', import.meta.url), {
  type: 'module',
});
