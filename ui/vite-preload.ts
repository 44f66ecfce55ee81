// Names the screens' code in the first HTML, so that it is fetched while the text is shown and not after it.
import type { Plugin } from 'vite';

export function preloadScreens(entry: string): Plugin {
  return {
    name: 'lectern-preload-screens',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        if (!bundle) return [];
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const wanted: string[] = [];
        const take = (file: string): void => {
          const chunk = chunks.find(({ fileName }) => fileName === file);
          if (!chunk || chunk.isEntry || wanted.includes(file)) return;
          wanted.push(file);
          chunk.imports.forEach(take);
        };
        const screens = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(entry));
        if (!screens) throw new Error(`${entry} is no chunk of its own`);
        take(screens.fileName);
        return wanted.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
