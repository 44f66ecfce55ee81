// Starts the screens: with what the shell baked into the page, or else with what it answers.
import { mount } from 'svelte';
import App from './App.svelte';
import { commands, fault, watch, type Start } from './commands';
import { hear } from './frame/desk-events';
import NoStart from './frame/NoStart.svelte';
import { setPictureBase } from './page/insert';
import { desk } from './state/desk.svelte';
import { watchLeaving } from './state/leaving';
import { roles } from './state/roles.svelte';
import { sayFailure } from './state/toasts.svelte';

const target = document.getElementById('lectern');
if (target) void begin(target);

async function begin(target: HTMLElement): Promise<void> {
  try {
    const start = baked() ?? (await commands.start());
    setPictureBase(start.picture_base);
    desk.start(start);
    target.replaceChildren();
    mount(App, { target });
    watchLeaving();
    void roles.refresh();
    watch(hear).catch(sayFailure);
  } catch (thrown) {
    target.replaceChildren();
    mount(NoStart, { target, props: { problem: fault(thrown) } });
  }
}

/** The first screen's data, where the shell put it into the page; the page keeps no second copy of it. */
function baked(): Start | null {
  const place = document.getElementById('start');
  const data = place?.dataset['start'];
  place?.remove();
  return data === undefined ? null : (JSON.parse(data) as Start);
}
