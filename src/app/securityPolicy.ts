/**
 * The page's Content-Security-Policy: nothing from elsewhere, no `eval`, no scripts but the page's own files and the inline one
 * of index.html by its hash. Written into the built page, and sent as a header by the preview server, where it holds for
 * workers too. Not while developing: hot reloading injects scripts.
 */

import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** @param html the page, whose inline scripts are allowed */
export function securityPolicy(html: string): string {
  const hashes = Array.from(html.matchAll(INLINE_SCRIPT), ([, script = '']) => {
    return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  });
  const directives = {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes], // the engines are WebAssembly
    'style-src': ["'self'", "'unsafe-inline'"], // Mantine writes its colours into the page
    'img-src': ["'self'", 'data:', 'blob:'], // figures on their way to PNG
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", 'blob:', 'data:'], // figures again
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

/** Puts the policy into the built page, before everything that it is to hold for. */
export function securityPolicyPlugin(): Plugin {
  return {
    name: 'security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: securityPolicy(html) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
