// Lists what others wrote and the screens contain: name, version and licence of each npm package from
// which the bundler takes a module or a file, one a line. For the list of licences (`cargo xtask licences`).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Packages whose work comes in by another way than an import: the icons of the sprite. */
const BESIDES = ['lucide-static'];

const root = fileURLToPath(new URL('..', import.meta.url));
const built = await build({ root, logLevel: 'error', build: { write: false } });
const origins = [built]
  .flat()
  .flatMap(({ output }) =>
    output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : file.originalFileNames)),
  );
const names = origins.flatMap((path) => {
  const found = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path);
  return found ? [found[1].replace('\\', '/')] : [];
});
for (const name of [...new Set([...names, ...BESIDES])].sort()) {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
  console.log([name, version, license].join('\t'));
}
