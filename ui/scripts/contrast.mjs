// Recomputes from tokens.css every contrast the screens rely on, and how far the highlight tints stay apart for
// colour-blind eyes. Fails below the bars. Run: npm run contrast
//
// Contrast: WCAG 2.2, relative luminance. Distance: CIE 1976 ΔE in L*a*b* (D65). Simulated colour blindness:
// the full-severity matrices of Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009.
import { readFileSync } from 'node:fs';

const COLOURS = ['yellow', 'green', 'blue', 'rose', 'violet'];
const TEXT = 4.5;
const SHAPE = 3;

/** The tokens of each theme by name; what a theme leaves out it has from light. */
function readThemes() {
  const css = readFileSync(new URL('../src/look/tokens.css', import.meta.url), 'utf8').replace(
    /\/\*[\s\S]*?\*\//g,
    '',
  );
  const themes = {};
  const block = /((?::root,\s*)?\[data-theme='(?:light|sepia|dark|contrast)'\])\s*\{([^}]*)\}/g;
  for (const [, selector, body] of css.matchAll(block)) {
    const name = selector.match(/'(\w+)'/)[1];
    const own = [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, key, value]) => [key, value.trim()]);
    themes[name] = { ...themes.light, ...Object.fromEntries(own) };
  }
  return themes;
}

/** A CSS colour as [red, green, blue, alpha]. */
function parse(colour) {
  if (colour.startsWith('#')) return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).concat(1);
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return [red, green, blue, alpha];
}

/** What is seen when `above` lies over an opaque `below`. */
const over = (above, below) =>
  [0, 1, 2].map((n) => above[n] * above[3] + below[n] * (1 - above[3])).concat(1);

const linear = (value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const gamma = (value) => {
  const share = Math.min(1, Math.max(0, value));
  return 255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055);
};
const luminance = ([red, green, blue]) =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function lab([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(linear);
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const BLINDNESS = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seenWith = (matrix, colour) => {
  const channels = colour.slice(0, 3).map(linear);
  return matrix.map((row) => gamma(row.reduce((sum, weight, n) => sum + weight * channels[n], 0)));
};

/** Every pair that the screens use: [what, colour, ground, least contrast]. */
function pairs(name, of) {
  const list = [];
  const need = (what, colour, ground, least) => list.push([what, colour, ground, least]);
  for (const ground of ['desk', 'page', 'raised', 'hover', 'press', 'pick'])
    for (const ink of ['ink', 'ink-2', 'ink-3']) need(`${ink} on ${ground}`, of(ink), of(ground), TEXT);
  for (const ground of ['desk', 'page', 'raised']) {
    for (const ink of ['accent', 'danger', 'warn', 'ribbon'])
      need(`${ink} on ${ground}`, of(ink), of(ground), TEXT);
    need(`edge on ${ground}`, of('edge'), of(ground), SHAPE);
  }
  for (const ground of ['pick', 'hover']) {
    need(`accent on ${ground}`, of('accent'), of(ground), TEXT);
    need(`ribbon on ${ground}`, of('ribbon'), of(ground), SHAPE);
  }
  for (const ground of ['accent', 'accent-hover', 'accent-press'])
    need(`on-accent on ${ground}`, of('on-accent'), of(ground), TEXT);
  need('added words', of('add-ink'), of('add'), TEXT);
  need('cut words', of('cut-ink'), of('cut'), TEXT);
  need('code', of('ink'), of('code-bg'), 7);
  need('comment in code', of('ink-3'), of('code-bg'), TEXT);
  need('selected text', of('ink'), over(of('select'), of('page')), TEXT);
  need('words of a toast', of('page'), of('ink'), TEXT);
  for (const colour of COLOURS) {
    const tint = over(of(`${colour}-t`), of('page'));
    need(`text on ${colour}`, of('mark-ink'), tint, 7);
    need(`selected text on ${colour}`, of('mark-ink'), over(of('select'), tint), TEXT);
    for (const second of COLOURS)
      need(`text on ${colour} and ${second}`, of('mark-ink'), over(of(`${second}-t`), tint), TEXT);
    for (const ground of ['page', 'desk', 'raised', 'hover', 'pick'])
      need(`${colour} glyph on ${ground}`, of(`${colour}-l`), of(ground), SHAPE);
    if (name === 'contrast') continue; // there the line under a mark is black and links on it take its ink
    need(`${colour} line on its tint`, of(`${colour}-l`), tint, SHAPE);
    need(`link on ${colour}`, of('accent'), tint, TEXT);
  }
  return list;
}

function leastDistance(tints, see) {
  let least = Infinity;
  for (let one = 0; one < tints.length; one++)
    for (let two = one + 1; two < tints.length; two++) {
      const [a, b] = [tints[one], tints[two]].map((tint) => lab(see(tint)));
      least = Math.min(least, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
    }
  return least;
}

/** Tints nearer than this cannot be told apart at a glance; line and glyph help, but must not stand alone. */
const APART = 5;
let failures = 0;
let count = 0;
const fail = (text) => {
  failures++;
  console.error(text);
};
for (const [name, tokens] of Object.entries(readThemes())) {
  const of = (key) => {
    const value = tokens[key];
    const other = value.match(/^var\(--([\w-]+)\)$/);
    return other ? of(other[1]) : parse(value);
  };
  let nearest = Infinity;
  for (const [what, colour, ground, least] of pairs(name, of)) {
    const ratio = contrast(colour, ground);
    count++;
    nearest = Math.min(nearest, ratio / least);
    if (ratio < least) fail(`${name}: ${what} ${ratio.toFixed(2)} is below ${least}`);
  }
  const tints = COLOURS.map((colour) => over(of(`${colour}-t`), of('page')));
  const distances = [
    ['normal sight', (colour) => colour],
    ...Object.entries(BLINDNESS).map(([kind, matrix]) => [kind, (colour) => seenWith(matrix, colour)]),
  ].map(([kind, see]) => [kind, leastDistance(tints, see)]);
  for (const [kind, distance] of distances)
    if (distance < APART) fail(`${name}: two tints are ${distance.toFixed(1)} apart with ${kind}`);
  const apart = distances.map(([kind, distance]) => `${kind} ${distance.toFixed(1)}`).join(', ');
  console.log(`${name}: narrowest pair ${nearest.toFixed(2)} times its bar; tints apart: ${apart}`);
}
console.log(
  failures ? `contrast: ${failures} of ${count} below the bar` : `contrast: all ${count} pairs pass`,
);
process.exitCode = failures ? 1 : 0;
