// When a document was last read, in words that get coarser with the distance. Pure but for the local time zone.
import { LANGUAGE, t } from '../words';
import { whenNeeded } from '../when-needed';

const format = (options: Intl.DateTimeFormatOptions) =>
  whenNeeded(() => new Intl.DateTimeFormat(LANGUAGE, options));
const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = format({ weekday: 'short' });
const month = format({ month: 'short' });

/** "Today 09:41", "Yesterday", "Sun 22 Nov" for a week, "9 Nov", and with the year when it is another. */
export function lastRead(time: string | null, now: Date): string {
  if (time === null) return t('not-opened');
  const then = new Date(time);
  const days = daysBetween(then, now);
  if (days <= 0) return t('today-at', { time: clock().format(then) });
  if (days === 1) return t('yesterday');
  return days <= 7 ? `${weekday().format(then)} ${short(then)}` : dayOf(then, now);
}

/** The day alone, as in the notebook: "Today", "22 Nov", and with the year when it is another. */
export function shortDay(time: string, now: Date): string {
  const then = new Date(time);
  return daysBetween(then, now) <= 0 ? t('today') : dayOf(then, now);
}

/** "9 Nov 2026". */
export function day(time: string): string {
  const then = new Date(time);
  return `${short(then)} ${then.getFullYear()}`;
}

function dayOf(then: Date, now: Date): string {
  return then.getFullYear() === now.getFullYear() ? short(then) : `${short(then)} ${then.getFullYear()}`;
}

function short(date: Date): string {
  return `${date.getDate()} ${month().format(date).replace('.', '').replace('Sept', 'Sep')}`;
}

/** Whole days by the calendar, so that 23:59 and 00:01 are a day apart. */
function daysBetween(from: Date, to: Date): number {
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}
