// Stands in for the file that will be generated from the Rust types (tauri-specta); names and shapes are fixed.
import { invoke, Channel } from "@tauri-apps/api/core";
export type Uuid = string; export type Time = string; // RFC 3339
export type Kind = "highlight" | "note" | "bookmark";
export type Colour = "yellow" | "green" | "blue" | "rose" | "violet";
export type State = "attached" | "moved" | "changed" | "orphaned";
export type Selector = "text" | "topic" | "document";
export type Document = { document: Uuid; title: string; author: string | null; format: string; language: string | null; topics: number; words: number; annotations: number; editions: number; built_in: boolean; added_at: Time; opened_at: Time | null; words_read: number; removed_at: Time | null };
export type Continued = { document: Uuid; topic: string; words: string; within_sentence: boolean; minutes_left: number };
export type Overview = { documents: Document[]; continued: Continued[] };
export type Topic = { topic: Uuid; position: number; level: number; parent: number | null; title: string; words: number; chars: number };
export type Place = { topic: number; offset: number };
export type Progress = { place: Place | null; read: number[] };
export type Annotation = { annotation: Uuid; kind: Kind; document: Uuid; selector: Selector; topic: Uuid | null; topic_position: number | null; end_topic: Uuid | null; end_topic_position: number | null; quote: string | null; prefix: string | null; suffix: string | null; start: number | null; end: number | null; colour: Colour | null; note: string | null; label: string | null; tags: string[]; state: State; confidence: number | null; origin: string; created_at: Time; modified_at: Time };
export type Opened = { document: Document; edition: Uuid; topics: Topic[]; progress: Progress; annotations: Annotation[] };
export type TopicContent = { position: number; html: string };
export type TextRange = { start_topic: number; start: number; end_topic: number; end: number }; // topics by position, code points, end exclusive
export type Hit = { topic: number; start: number; end: number };
export type Found = { hits: Hit[]; total: number };
export type Target = { topic: number; offset: number };
export type Citation = { quote: string; source: string };
export type TagCount = { name: string; annotations: number };
export type EditRequest = { note: string | null; label: string | null; colour: Colour | null; tag: string[]; untag: string[]; sitting: Uuid | null }; // null = leave; "" takes away
export type Removed = { annotation: Uuid; kind: Kind; document: Uuid };
export type RemovedDocument = { document: Uuid; title: string; annotations: number };
export type Action = "import" | "edition" | "remove-document" | "highlight" | "note" | "bookmark" | "edit" | "resize" | "remove-annotation" | "import-notes";
export type Turned = { action: Action; change: Uuid; documents: Uuid[]; annotations: Uuid[] };
export type Status = "new" | "edition" | "already-there";
export type Imported = { path: string; status: Status; document: Uuid; edition: Uuid; title: string; topics: number; words: number };
export type Failed = { path: string; code: string; message: string };
export type Added = { imported: Imported[]; failed: Failed[] };
export type ExportFormat = "markdown" | "html" | "json";
export type Arrange = "topic" | "tag" | "colour";
export type Context = "none" | "sentence" | "paragraph";
export type ExportRequest = { format: ExportFormat; documents: Uuid[]; /* empty = all */ kinds: Kind[]; colours: Colour[]; tags: string[]; states: State[]; since: Time | null; arrange: Arrange; context: Context }; // empty list = any
export type ExportCounts = { highlights: number; notes: number; bookmarks: number; orphaned: number };
export type ExportPreview = { file_name: string; text: string /* first 200 lines of the true output */; annotations: number; bytes: number; counts: ExportCounts /* of what the filter's other fields allow */ };
export type Saved = { path: string; name: string; annotations: number; bytes: number };
export type Theme = "system" | "light" | "sepia" | "dark" | "contrast";
export type Face = "serif" | "sans" | "hyper";
export type Settings = { theme: Theme; face: Face; size: number /* px 14–28 */; line: number /* 1.35–2.0 */; width: number /* em 26–44 */; justified: boolean; interface_size: number /* % 100–200 */; single_keys: boolean; last_colour: Colour; contents_open: boolean; notes_open: boolean; contents_width: number; notes_width: number; export_format: ExportFormat; export_arrange: Arrange; export_context: Context; export_kinds: Kind[]; export_orphaned: boolean; open_document: Uuid | null /* what was open when the window closed; null = library */ };
export type Start = { version: string; platform: "linux" | "macos" | "windows"; picture_base: string /* put before a picture's hash */; settings: Settings; overview: Overview; opened: Opened | null; contents: TopicContent[] /* topics around the place of `opened` */ };
export type DeskEvent =
  | { kind: "added"; added: Added }            // files dropped, or handed over by the command line or a second start
  | { kind: "adding"; done: number; of: number }
  | { kind: "drag"; over: boolean; files: number; folders: number }
  | { kind: "changed" };                       // another program changed the library
export type CommandError = { code: string; message: string; detail: string | null }; // what every command throws
export const commands = {
  start: () => invoke<Start>("start"),
  watch: (events: Channel<DeskEvent>) => invoke<null>("watch", { events }),
  overview: () => invoke<Overview>("overview"),
  openDocument: (document: Uuid) => invoke<Opened>("open_document", { document }),
  topicContents: (document: Uuid, from: number, to: number) => invoke<TopicContent[]>("topic_contents", { document, from, to }), // to exclusive
  keepPlace: (document: Uuid, place: Place, read: number[]) => invoke<null>("keep_place", { document, place, read }),
  find: (document: Uuid, query: string, caseSensitive: boolean, wholeWord: boolean) => invoke<Found>("find", { document, query, caseSensitive, wholeWord }),
  findTarget: (document: Uuid, name: string) => invoke<Target | null>("find_target", { document, name }),
  annotations: (document: Uuid) => invoke<Annotation[]>("annotations", { document }),
  highlight: (document: Uuid, range: TextRange, colour: Colour) => invoke<Annotation>("highlight", { document, range, colour }),
  noteOnTopic: (topic: Uuid, text: string) => invoke<Annotation>("note_on_topic", { topic, text }),
  noteOnDocument: (document: Uuid, text: string) => invoke<Annotation>("note_on_document", { document, text }),
  bookmarkTopic: (topic: Uuid) => invoke<Annotation>("bookmark_topic", { topic }),
  bookmarkPlace: (document: Uuid, range: TextRange) => invoke<Annotation>("bookmark_place", { document, range }),
  editAnnotation: (annotation: Uuid, edit: EditRequest) => invoke<Annotation>("edit_annotation", { annotation, edit }),
  resizeAnnotation: (annotation: Uuid, range: TextRange) => invoke<Annotation>("resize_annotation", { annotation, range }),
  removeAnnotation: (annotation: Uuid) => invoke<Removed>("remove_annotation", { annotation }),
  removeDocument: (document: Uuid) => invoke<RemovedDocument>("remove_document", { document }),
  cite: (document: Uuid, range: TextRange) => invoke<Citation>("cite", { document, range }),
  undo: () => invoke<Turned>("undo"),
  redo: () => invoke<Turned>("redo"),
  tags: () => invoke<TagCount[]>("tags"),
  renderNote: (markdown: string) => invoke<string>("render_note", { markdown }), // sanitised HTML
  addFiles: () => invoke<Added | null>("add_files"),    // opens the system's dialog; null = cancelled
  addFolder: () => invoke<Added | null>("add_folder"),
  cancelAdding: () => invoke<null>("cancel_adding"),
  exportPreview: (request: ExportRequest) => invoke<ExportPreview>("export_preview", { request }),
  exportText: (request: ExportRequest) => invoke<string>("export_text", { request }),
  exportSave: (request: ExportRequest) => invoke<Saved | null>("export_save", { request }), // opens the system's dialog; null = cancelled
  showLastExport: () => invoke<null>("show_last_export"), // in its folder
  saveSettings: (settings: Settings) => invoke<null>("save_settings", { settings }),
  openLink: (address: string) => invoke<boolean>("open_link", { address }), // the shell itself asks "Open example.org in your browser?" in a system dialog
  setFullScreen: (on: boolean) => invoke<null>("set_full_screen", { on }),
  closeWindow: () => invoke<null>("close_window"),
};
