// Starts the screens: with what the shell baked into the page, or else with what it answers.
import { flushSync, mount } from 'svelte';
import App from './App.svelte';
import { commands, fault, watch, type Start } from './commands';
import { hear } from './frame/desk-events';
import { keepNativeMenuToFields } from './frame/native-menu';
import NoStart from './frame/NoStart.svelte';
import { setPictureBase } from './page/insert';
import { desk } from './state/desk.svelte';
import { watchLeaving } from './state/leaving';
import { roles } from './state/roles.svelte';
import { sayFailure } from './state/toasts.svelte';

/** Puts the screens in place of what is in `target`. */
export async function begin(target: HTMLElement, baked: Start | null): Promise<void> {
  keepNativeMenuToFields();
  try {
    const start = baked ?? (await commands.start());
    setPictureBase(start.picture_base);
    desk.start(start);
    target.replaceChildren();
    mount(App, { target });
    // They listen to keys from here on.
    flushSync();
    watchLeaving();
    void roles.refresh();
    watch(hear).catch(sayFailure);
  } catch (thrown) {
    target.replaceChildren();
    mount(NoStart, { target, props: { problem: fault(thrown) } });
  }
}
