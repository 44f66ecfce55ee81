/**
 * Whole numbers as this language writes them: 1,234. What `Intl.NumberFormat` would say, without the megabytes that
 * takes (`when-needed.ts`), for these are on every screen.
 */
import { FluentNumber } from '@fluent/bundle';

/** A whole number in digits, in groups of three. */
export function figure(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A number in a message; what is not whole and positive is the engine's to write. */
export class Figure extends FluentNumber {
  override toString(scope?: Parameters<FluentNumber['toString']>[0]): string {
    const { value } = this;
    return Number.isSafeInteger(value) && value >= 0 ? figure(value) : super.toString(scope);
  }
}
