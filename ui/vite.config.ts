// How the screens are built and tested. What comes out must live under the strict CSP:
// nothing inlined as data:, no module preload shim, every address relative to the app itself.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { preloadScreens } from './vite-preload.ts';
import { iconSprite } from './vite-sprite.ts';

export default defineConfig({
  base: './',
  plugins: [svelte(), iconSprite(), preloadScreens('/src/app.ts')],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'safari17',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
