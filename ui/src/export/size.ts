// How large a file is, in words: bytes below a thousand, then KB and MB with two figures that count.
import { t } from '../words';

export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return t('size-bytes', { count: bytes });
  const [size, unit] = bytes < 999_500 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return t('size-of', { size: size < 9.95 ? size.toFixed(1) : String(Math.round(size)), unit });
}
