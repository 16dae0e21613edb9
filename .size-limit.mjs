/**
 * First load: what index.html pulls in before anything is clicked, that is the entry, the page that it fetches, and their static imports.
 * Workers, the viewer and the charts load lazily and have budgets of their own.
 */

import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('./dist/.vite/manifest.json', import.meta.url), 'utf8'));

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

const files = [...closure('src/app/main.tsx', closure('index.html'))].flatMap((key) => [
  manifest[key].file,
  ...(manifest[key].css ?? []),
]);

export default [
  { name: 'first load', path: files.map((file) => `dist/${file}`), limit: '450 kB', gzip: true },
  { name: 'training worker', path: 'dist/assets/training.worker-*.js', limit: '320 kB', gzip: true },
  { name: 'data worker', path: 'dist/assets/data.worker-*.js', limit: '120 kB', gzip: true },
];
