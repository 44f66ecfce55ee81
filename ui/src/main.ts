// Starts the screens: mounts the app in place of the first screen's words that came with the page.
import { mount } from 'svelte';
import App from './App.svelte';

const place = document.getElementById('lectern');
if (place) {
  place.replaceChildren();
  mount(App, { target: place });
}
