// From what is chosen in the export dialog to what the core is asked. Pure.
import type { Arrange, Colour, Context, ExportFormat, ExportRequest, Kind, Settings } from '../commands';

export const KINDS: readonly Kind[] = ['highlight', 'note', 'bookmark'];
export const FORMATS: readonly ExportFormat[] = ['markdown', 'html', 'json'];
export const ARRANGES: readonly Arrange[] = ['topic', 'tag', 'colour'];
export const CONTEXTS: readonly Context[] = ['none', 'sentence', 'paragraph'];

export interface Choices {
  format: ExportFormat;
  /** Empty: from all documents. */
  documents: readonly string[];
  kinds: ReadonlySet<Kind>;
  /** Empty: any. */
  colours: ReadonlySet<Colour>;
  tags: ReadonlySet<string>;
  orphaned: boolean;
  arrange: Arrange;
  context: Context;
}

/** What was chosen the last time. */
export function remembered(settings: Settings, documents: readonly string[]): Choices {
  return {
    format: settings.export_format,
    documents,
    kinds: new Set(settings.export_kinds.length > 0 ? settings.export_kinds : KINDS),
    colours: new Set(),
    tags: new Set(),
    orphaned: settings.export_orphaned,
    arrange: settings.export_arrange,
    context: settings.export_context,
  };
}

/** Null when no kind is chosen: to the core an empty list would mean any. */
export function requestOf(choices: Choices): ExportRequest | null {
  if (choices.kinds.size === 0) return null;
  return {
    format: choices.format,
    documents: [...choices.documents],
    kinds: choices.kinds.size === KINDS.length ? [] : KINDS.filter((kind) => choices.kinds.has(kind)),
    colours: [...choices.colours],
    tags: [...choices.tags],
    states: choices.orphaned ? [] : ['attached', 'moved', 'changed'],
    since: null,
    arrange: choices.arrange,
    context: choices.context,
  };
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
