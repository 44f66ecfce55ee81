// The words there are, and what each needs put in. Made by scripts/words.mjs from en.ftl.
export interface Words {
  'app-name': never;
  ok: never;
  cancel: never;
  close: never;
  undo: never;
  redo: never;
  more: never;
  less: never;
  'colour-yellow': never;
  'colour-green': never;
  'colour-blue': never;
  'colour-rose': never;
  'colour-violet': never;
  'highlight-colour': never;
  undid: 'what';
  redid: 'what';
  'did-import': never;
  'did-edition': never;
  'did-remove-document': never;
  'did-highlight': never;
  'did-note': never;
  'did-bookmark': never;
  'did-edit': 'kind';
  'did-resize': never;
  'did-remove-annotation': 'kind';
  'did-import-notes': never;
  removed: 'kind';
  'copied-with-source': never;
  'removed-document': 'notes' | 'title';
  'removed-documents': 'count';
  library: never;
  'documents-count': 'count';
}
