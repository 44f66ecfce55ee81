/**
 * Which way a document is written. Its language decides where it is known; else each topic goes by its
 * own first letters, so that a bilingual report is right in both its halves. Pure.
 */

const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ks',
  'ku',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** The direction of a language tag; null where none is known. */
export function directionOf(language: string | null): 'ltr' | 'rtl' | null {
  if (language === null || language === '') return null;
  const tag = language.toLowerCase().replaceAll('_', '-');
  const [primary = '', second = ''] = tag.split('-');
  if (second.length === 4) return /^(?:arab|hebr|syrc|thaa|nkoo)$/.test(second) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr';
}
