// How Svelte compiles our screens. The CSP forbids style elements, so the styles of components go to files.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { css: 'external', runes: true },
};
