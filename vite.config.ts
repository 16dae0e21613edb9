import { readdirSync, readFileSync } from 'node:fs';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { securityPolicy, securityPolicyPlugin } from './src/app/securityPolicy.ts';
import { assemblyScriptPlugin } from './src/kernels/wasm/assemblyScriptPlugin.ts';

/** Cross-origin isolation: what multi-threaded engines need. Nothing here loads from elsewhere anyway. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

interface LockEntry {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** Licence texts of every package that ships, from the lock file, as third-party-notices.txt beside the page. */
function thirdPartyNotices(): Plugin {
  return {
    name: 'third-party-notices',
    apply: 'build',
    generateBundle() {
      const lock: { packages: Record<string, LockEntry> } = JSON.parse(
        readFileSync('package-lock.json', 'utf8'),
      );
      const shipped = Object.entries(lock.packages).filter(
        ([path, entry]) => path !== '' && entry.dev !== true && entry.optional !== true,
      );
      const notices = shipped.map(([path, entry]) => {
        const name = path.split('node_modules/').at(-1);
        const texts = readdirSync(path)
          .filter((file) => /^(licen[cs]e|notice)/i.test(file))
          .map((file) => readFileSync(`${path}/${file}`, 'utf8').trim());
        return [`${name} ${entry.version} (${entry.license ?? 'see text'})`, ...texts].join('\n\n');
      });
      const source = notices.join(`\n\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source });
    },
  };
}

/** Licences are collected in one file; how long the bundler takes is no warning. */
const ROLLDOWN = { output: { comments: { legal: false } }, checks: { bundlerTimings: false } };

const TESTS = ['src/**/*.test.{ts,tsx}'];

/**
 * Kernels, gradients and the backend are registered with tfjs for a whole process, so each of these files has one of its own;
 * the others load what they share once per worker, which saves two fifths of the time.
 */
const WITH_TFJS = ['src/{kernels,networks,training}/**/*.test.ts', 'src/export/tfjs/*.test.ts'];

export default defineConfig({
  base: './',
  plugins: [
    react(),
    babel({ presets: [reactCompilerPreset({ compilationMode: 'annotation' })] }), // what says 'use memo'
    assemblyScriptPlugin(),
    thirdPartyNotices(),
    securityPolicyPlugin(),
  ],
  preview: {
    headers: { ...ISOLATION, 'Content-Security-Policy': securityPolicy(readFileSync('index.html', 'utf8')) },
  },
  server: { headers: ISOLATION },
  build: {
    manifest: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: ROLLDOWN,
  },
  worker: {
    format: 'es',
    plugins: () => [assemblyScriptPlugin()],
    rolldownOptions: ROLLDOWN,
  },
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-cpu',
    ],
  },
  test: {
    environment: 'node',
    setupFiles: ['src/propertyTests.setup.ts'],
    testTimeout: 30_000,
    maxWorkers: '100%', // by default one processor stays idle
    projects: [
      { extends: true, test: { name: 'tfjs', include: WITH_TFJS, isolate: true } },
      { extends: true, test: { name: 'page', include: TESTS, exclude: WITH_TFJS, isolate: false } },
    ],
  },
});
