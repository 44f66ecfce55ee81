// From what is chosen in the export dialog to what the core is asked. Pure.
import type {
  Arrange,
  ChosenNotes,
  Colour,
  Context,
  ExportFormat,
  ExportRequest,
  Kind,
  Settings,
  State,
} from '../commands';

export const KINDS: readonly Kind[] = ['highlight', 'note', 'bookmark'];
export const FORMATS: readonly ExportFormat[] = ['markdown', 'html', 'json'];
export const ARRANGES: readonly Arrange[] = ['topic', 'tag', 'colour'];
export const CONTEXTS: readonly Context[] = ['none', 'sentence', 'paragraph'];

export const STATES: readonly State[] = ['attached', 'moved', 'changed', 'orphaned'];
/** How far back a note's last change may lie: in days, today being the first; `any` for all. */
export const PERIODS = ['any', '1', '7', '30', '365'] as const;
export type Period = (typeof PERIODS)[number];

export interface Choices {
  format: ExportFormat;
  /** What was chosen in the notebook; null: not that. */
  chosen: ChosenNotes | null;
  /** Empty: from all documents. */
  documents: readonly string[];
  kinds: ReadonlySet<Kind>;
  /** Empty: any. */
  colours: ReadonlySet<Colour>;
  tags: ReadonlySet<string>;
  orphaned: boolean;
  /** Null: whatever became of the words. */
  state: State | null;
  period: Period;
  arrange: Arrange;
  context: Context;
}

/** What was chosen the last time. */
export function remembered(
  settings: Settings,
  documents: readonly string[],
  chosen: ChosenNotes | null = null,
): Choices {
  return {
    chosen,
    format: settings.export_format,
    documents,
    kinds: new Set(settings.export_kinds.length > 0 ? settings.export_kinds : KINDS),
    colours: new Set(),
    tags: new Set(),
    orphaned: settings.export_orphaned,
    state: null,
    period: 'any',
    arrange: settings.export_arrange,
    context: settings.export_context,
  };
}

/** Null when no kind is chosen: to the core an empty list would mean any. */
export function requestOf(choices: Choices, now = new Date()): ExportRequest | null {
  if (choices.kinds.size === 0) return null;
  return {
    format: choices.format,
    chosen: choices.chosen,
    documents: [...choices.documents],
    kinds: choices.kinds.size === KINDS.length ? [] : KINDS.filter((kind) => choices.kinds.has(kind)),
    colours: [...choices.colours],
    tags: [...choices.tags],
    states: statesOf(choices),
    since: sinceOf(choices.period, now),
    arrange: choices.arrange,
    context: choices.context,
  };
}

function statesOf({ state, orphaned }: Choices): State[] {
  if (state !== null) return [state];
  return orphaned ? [] : STATES.filter((one) => one !== 'orphaned');
}

/** The first moment of the period's first day, by the reader's own clock. */
export function sinceOf(period: Period, now: Date): string | null {
  if (period === 'any') return null;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1 - Number(period)).toISOString();
}

/** The settings that bring these choices back the next time. */
export function toRemember(choices: Choices): Partial<Settings> {
  return {
    export_format: choices.format,
    export_kinds: KINDS.filter((kind) => choices.kinds.has(kind)),
    export_orphaned: choices.orphaned,
    export_arrange: choices.arrange,
    export_context: choices.context,
  };
}

export type LineLook = 'front' | 'heading' | 'plain';

/** How each line of a Markdown preview looks: front matter quiet, headings strong. */
export function lineLooks(text: string): { line: string; look: LineLook }[] {
  const lines = text.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return lines.map((line, index) => ({
    line,
    look: index <= end ? 'front' : /^#{1,6} /.test(line) ? 'heading' : 'plain',
  }));
}
