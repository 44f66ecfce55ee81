/**
 * The first code that runs: it shows the text of the open document, and only when that is on the screen brings the
 * screens' code, which takes longer to run than the text takes to paint.
 */
import { baked } from './first/baked';
import { holdKeys } from './first/held-keys';
import { showText } from './first/text';
import { wear } from './state/wear';

const target = document.getElementById('lectern');
if (target) void begin(target);

async function begin(target: HTMLElement): Promise<void> {
  const giveKeys = holdKeys();
  const start = baked();
  await styled();
  if (start) wear(start.settings);
  if (start?.opened) {
    // Whatever may be wrong with the text, the screens say it.
    await showText(target, start, start.opened).catch(() => undefined);
  }
  const { begin } = await import('./app');
  await begin(target, start);
  giveKeys();
}

/** Without the style sheet nothing can be measured; a module does not wait for it. */
async function styled(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  if (!link || link.sheet) return;
  await new Promise((done) => {
    link.addEventListener('load', done);
    link.addEventListener('error', done);
  });
}
