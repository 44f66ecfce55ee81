# The words of the screens in English (British spelling). Sentence case, no exclamation marks, quotes in “ ”.
# After a change here: npm run words.
# One is told from none and many by the number itself, [1] and *[0], or *[2] where none has words of its own: plural
# categories would load the engine’s rules for them, two megabytes, at the start.

# General
app-name = Lectern
cancel = Cancel
close = Close
undo = Undo
redo = Redo
more = more
less = less

# Kinds and colours
colour-yellow = Yellow
colour-green = Green
colour-blue = Blue
colour-rose = Rose
colour-violet = Violet
colour-and-role = { $colour }: { $role }
highlight-colour = Highlight colour

# What undo and redo did
undid = Undid: { $what }
redid = Redid: { $what }
did-import = { $count ->
    [1] report added
   *[0] { $count } reports added
  }
did-edition = edition added
did-remove-document = { $count ->
    [1] report moved to the trash
   *[0] { $count } reports moved to the trash
  }
did-highlight = highlight added
did-note = note added
did-bookmark = bookmark added
did-edit = { $kind ->
    [highlight] highlight changed
    [note] note changed
    [bookmark] bookmark changed
   *[other] annotation changed
  }
did-resize = highlight resized
did-remove-annotation = { $kind ->
    [highlight] highlight removed
    [note] note removed
    [bookmark] bookmark removed
   *[other] annotation removed
  }
did-restore = taken out of the trash
did-import-notes = notes brought in
did-edit-many = { $count } notes changed
did-remove-many = { $count } notes removed
did-arrange = { $count ->
    [1] change to a report
   *[0] change to { $count } reports
  }
did-details = details changed
did-rename-tag = tag renamed
did-remove-tag = tag removed
did-make-collection = collection made
did-rename-collection = collection renamed
did-remove-collection = collection removed
did-name-colour = meaning of a colour changed
did-save-search = search kept
did-remove-search = kept search removed

# What removing says
removed = { $kind ->
    [highlight] Highlight removed
    [bookmark] Bookmark removed
   *[note] Note removed
  }
copied-with-source = Copied with its source
removed-document = { $notes ->
    [0] Moved “{ $title }” to the trash
    [1] Moved “{ $title }” and its { $notes } note to the trash
   *[2] Moved “{ $title }” and its { $notes } notes to the trash
  }
removed-documents = { $count ->
    [1] Moved { $count } document to the trash
   *[0] Moved { $count } documents to the trash
  }

# Library
library = Library
documents-count = { $count ->
    [1] { $count } document
   *[0] { $count } documents
  }

# Library: list, continue reading, adding
desk = Desk
documents = Documents
add = Add
add-documents = Add documents
bring-back-report = Bring back the built-in report
files = Files…
folder = Folder…
filter = Filter
filter-documents = Filter by title and author
nothing-on-the-desk = Nothing on the desk
nothing-on-the-desk-do = Add a report in Markdown or plain text, or drop files and folders anywhere on this window.
no-title-has = No title or author has “{ $typed }”.
show-all-documents = Show all documents
continue-reading = Continue reading
topic-with-number = { $no } · { $title }
quoted = “{ $words }”
quoted-within = “…{ $words }”
column-title = Title
column-by = By
column-read = Read
column-notes = Notes
column-last-read = Last read
comes-with-lectern = Comes with Lectern
not-started = Not started
finished = Finished
not-opened = Not opened
today-at = Today { $time }
yesterday = Yesterday
row-title-by = { $title }, by { $by }
row-last-read = last read { $when }
open = Open
move-to-trash = Move to trash
chosen-documents = Chosen documents
chosen-count = { $count } chosen
key-enter = Enter
key-delete = Del
key-space = Space
# Library: order, collections, archive, states, details and tags of documents
sort-by = Sort by
sorted-by = Sort by, now { $by }
sort = { $by ->
    [title] Title
    [author] Author
    [added] Added
    [read] Progress
    [notes] Notes
   *[opened] Last read
  }
ascending = { $kind ->
    [words] A to Z
    [times] Oldest first
   *[figures] Least first
  }
descending = { $kind ->
    [words] Z to A
    [times] Newest first
   *[figures] Most first
  }
layout = View
layout-as = { $layout ->
    [grid] Grid
   *[list] List
  }
filter-by-state = Filter by reading state
reading-state = Reading state
state = { $state ->
    [unread] Unread
    [reading] Reading
    [done] Finished
   *[set-aside] Set aside
  }
follow-my-reading = Follow my reading
set-aside = Set aside
nothing-in-state = Nothing here matches “{ $typed }”.
collections = Collections
collection = Collection
collections-menu = Collections…
new-collection = New collection
new-collection-menu = New collection…
name = Name
name-of-collection = Name of the collection
create = Create
rename = Rename
remove-collection = Remove collection
removed-collection = Removed the collection “{ $name }”. Its documents stay in the library.
nothing-on-collection = Nothing on this collection yet
nothing-on-collection-do = Drag documents from the library onto its name, or choose some there and press C.
put-on-collection = { $count ->
    [1] Put { $count } document on “{ $name }”
   *[0] Put { $count } documents on “{ $name }”
  }
taken-off-collection = { $count ->
    [1] Took { $count } document off “{ $name }”
   *[0] Took { $count } documents off “{ $name }”
  }
on-collection-already = Nothing changed on “{ $name }”.
some-of-these = some
archive = Archive
take-out = Take out of archive
archived-one = Put “{ $title }” in the archive
archived-many = { $count ->
    [1] Put { $count } document in the archive
   *[0] Put { $count } documents in the archive
  }
taken-out-one = Took “{ $title }” out of the archive
taken-out-many = { $count ->
    [1] Took { $count } document out of the archive
   *[0] Took { $count } documents out of the archive
  }
all-archived = Everything is in the archive
all-archived-do = Open the archive in the desk pane, and take out what you want to read again.
tag = Tag
tags-menu = Tags…
tags-of = Tags of “{ $title }”
tags-of-many = Tags of { $count } documents
on-some-of-these = On some of these:
tag-all = Put { $tag } on all
tagged = { $count ->
    [1] Changed the tags of { $count } document
   *[0] Changed the tags of { $count } documents
  }
details = Details
details-menu = Details…
author = Author
source = Source
dated = Date
words = Words
editions = Editions
document-format = { $format ->
    [markdown] Markdown
    [text] Plain text
   *[other] { $format }
  }
documents-added-of-some-known = { $known ->
    [1] { $count } of { $of } added, one was there already
   *[0] { $count } of { $of } added, { $known } were there already
  }
documents-added = { $count ->
    [1] { $count } document added
   *[0] { $count } documents added
  }
already-there = { $count ->
    [1] You already have this report.
   *[0] You already have these { $count } reports.
  }
adding-documents = Adding documents
adding-files = { $count ->
    [1] Adding { $count } file
   *[0] Adding { $count } files
  }
adding-done = { $done } done
adding-pace = { $done } done · { $rate } a second · { $left }
seconds-left = { $seconds } s left
adding-failed-so-far = { $count ->
    [1] { $count } file could not be added.
   *[0] { $count } files could not be added.
  }
adding-then = Then { $count } more that you added meanwhile.
adding-stops = Stops when this file is read
adding-stays = What is done stays if you cancel.
adding-stopped = { $count ->
    [0] Stopped. Nothing was added.
    [1] Stopped. { $count } file was added and stays.
   *[2] Stopped. { $count } files were added and stay.
  }
drop-something = Let go to add what you hold
drop-nothing = Nothing here that Lectern reads
drop-onto = { $what } to { $name }
drop-beside = Anywhere on this side adds to the library only.
drop-leaves-one = { $name } will be left out: Lectern reads Markdown and plain text.
drop-leaves = { $count } more will be left out: Lectern reads Markdown and plain text.
drop-files = { $files ->
    [1] Let go to add { $files } file
   *[0] Let go to add { $files } files
  }
drop-folders = { $folders ->
    [1] Let go to add what is in { $folders } folder
   *[0] Let go to add what is in { $folders } folders
  }
drop-both = { $files ->
    [1] Let go to add { $files } file
   *[0] Let go to add { $files } files
  }{ $folders ->
    [1] {" "}and what is in { $folders } folder
   *[0] {" "}and what is in { $folders } folders
  }
drop-reads = Lectern reads Markdown and plain text. Anything else is left out.
file-not-added = This file was not added
lectern-reads = Lectern reads Markdown and plain text, up to 64 MB a file. If this is a report in another format, save it as one of these and add it again.
files-added-of = { $added } of { $of } files added
known-already = { $count ->
    [1] 1 was there already.
   *[0] { $count } were there already.
  }
nothing-to-read = There is nothing here that Lectern reads: Markdown and plain text.
show-the-file = Show the file
copy-this-list = Copy this list
list-copied = List copied
done = Done

# Start
library-needs-newer = This library needs a newer Lectern
library-needs-newer-what = It was last used with a newer Lectern than this one. Nothing in it was read or changed.
library-needs-newer-versions = It was last used with version { $used }; this is { $here }. Nothing in it was read or changed.
library-needs-newer-do = Install that Lectern to read it, or open another library with this one.
library-cannot-be-opened = The library cannot be opened
open-another-library = Open another library…
try-again = Try again
try-all-again = Try all again
quit = Quit

# Tour. { $sign } is a button's picture, the other names in the second lines are keys.
take-the-tour = Take the tour
tour-step = Tour, step { $at } of { $of }
tour-at = { $at } of { $of }
tour-mark = Mark what matters
tour-mark-do = Select any words, then choose a colour. It is saved before you look up.
tour-mark-keys = By keyboard: { $cursor } places a cursor, { $select } selects, { $first } to { $last } colour.
tour-note = Say why
tour-note-do = Choose { $sign } where you select, or double click what you marked in the notes, and write. It is saved while you type.
tour-note-keys = By keyboard: { $mark } finds a mark, { $note } writes, { $done } is done.
tour-bookmark = Keep your place
tour-bookmark-do = The ribbon { $sign } above the page marks this topic. The line where you stop is kept anyway.
tour-bookmark-keys = By keyboard: { $bookmark }, and again to take it off.
tour-export = Take it with you
tour-export-do = The sign { $sign } above the notes shows them as Markdown, a web page or JSON, to save or copy.
tour-export-none = What you mark can leave as Markdown, a web page or JSON. Then { $sign } stands above the notes.
tour-export-keys = By keyboard: { $export }.
tour-reach = { $key } leads to the tour.
tour-skip = Skip the tour
tour-next = Next
tour-end = End the tour
tour-again = The tour can be taken again from the library.
sign-of-a-note = the sign of a note
sign-of-export = the sign of the export
sign-of-a-bookmark = the sign of a bookmark

# After an end that was none
cut-off-sound = Lectern closed unexpectedly. Everything that was saved is here; the library was checked and is sound.
cut-off-unsound = Part of this library is not as it was saved
cut-off-unsound-what = { $count ->
    [1] Lectern closed unexpectedly. A check of the library found { $count } thing that differs. Nothing was changed.
   *[0] Lectern closed unexpectedly. A check of the library found { $count } things that differ. Nothing was changed.
  }
cut-off-unsound-do = Copy the library folder before you go on. “lectern-cli check” names what it is, and “lectern-cli check --repair” puts back what the history knows.

# Type and theme
theme = Theme
theme-light = Light
theme-sepia = Sepia
theme-dark = Dark
theme-contrast = High contrast
theme-system = As the system
typeface = Typeface
size = Size
line-height = Line height
width = Width
letters = { $count } letters
justified = Justified lines
step-less = { $name }: less
step-more = { $name }: more

# Notes pane and editor
annotation = Annotation
bookmark = Bookmark
bookmark-label = Label of the bookmark
edit-label = Edit label
go-to-the-place = Go to the place
preview = Preview
more-actions = More
filter-notes = Filter notes
filter-notes-on = Filter notes, { $count } on
shown-of = { $shown } of { $total }
kinds = { $kind ->
    [highlight] Highlights
    [bookmark] Bookmarks
   *[note] Notes
  }
with-a-note = With a note
without-a-note = Without a note
show-all-notes = Show all notes
note-on-this-topic = Note on this topic
note-on-the-document = Note on the document
whole-document = The whole document
no-notes-yet = No notes yet
no-notes-yet-do = Select words on the page and choose a colour. What you mark gathers here, in the order of the text.
no-colour-notes = No { $colour } notes here
no-role-notes = No notes in “{ $colour }” here
other-colours = { $count ->
    [1] { $count } note in this document has another colour.
   *[0] { $count } notes in this document have other colours.
  }
no-notes-under-filter = No notes under this filter
other-notes = { $count ->
    [1] { $count } note in this document is of another kind.
   *[0] { $count } notes in this document are of other kinds.
  }
place-a-cursor = Place a cursor in the text
next-mark = Next mark
previous-mark = Previous mark
no-notes-here = Nothing is marked on this part of the text.
note-on-highlight = Note on this highlight
note-on-topic = Note on this topic
note-on-document = Note on this document
write-a-note = Write a note
add-tag = Add tag
remove-tag = Remove tag { $tag }
saved = Saved
saving = Saving…
not-saved = Not saved
not-saved-disk-full = Not saved: the disk is full. Your words stay here, and Lectern saves them as soon as there is room.
not-saved-read-only = Not saved: the library folder is read-only. Your words stay here, and Lectern keeps trying.
not-saved-unreachable = Not saved: the library folder cannot be reached. Your words stay here, and Lectern saves them as soon as it is back.
not-saved-no-permission = Not saved: the library folder may not be written to. Your words stay here, and Lectern keeps trying.
not-saved-why = Not saved. { $why } Your words stay here, and Lectern keeps trying.
try-now = Try now
copy-the-text = Copy the text
text-copied = Text copied
notes-could-not-be-saved = { $count ->
    [1] One note could not be saved
   *[0] { $count } notes could not be saved
  }
notes-could-not-be-saved-why = What was written is in this window only. While it is open, Lectern keeps trying.
keep-the-window-open = Keep the window open
copy-and-close = { $count ->
    [1] Copy the note and close
   *[0] Copy the notes and close
  }
spoken-highlight = { $colour } highlight.
spoken-note = Note.
spoken-bookmark = Bookmark.
spoken-with-note = Note: { $note }
spoken-tags = Tags: { $tags }.
words-changed = Words changed in edition { $edition }
words-not-found = Not found in edition { $edition }

# Links in notes
link-to = Link to
kind-of-link = { $kind ->
    [document] Document
    [topic] Topic
   *[annotation] Note
  }
proposal = { $kind }: { $title }
proposal-in = { $kind }: { $title }, in { $within }
links-proposed = { $count ->
    [1] { $count } proposal
   *[0] { $count } proposals
  }
link-gone = What this link led to is no longer here.
linked-from = Linked from
linked-from-notes = { $count ->
    [1] Linked from { $count } note
   *[0] Linked from { $count } notes
  }
more-links = { $count ->
    [1] and { $count } more
   *[0] and { $count } more
  }
more-on = More on { $title }
copy-link = Copy link
link-copied = Link copied. Pasted into a note, it leads here.

# All tags
all-tags-menu = All tags…
find-a-tag = Find a tag
tags-count = { $count ->
    [1] { $count } tag
   *[0] { $count } tags
  }
carried-by = { $annotations ->
    [0] { $documents ->
        [1] { $documents } document
       *[0] { $documents } documents
      }
    [1] { $annotations } note{ $documents ->
        [0] {""}
        [1] {" and "}{ $documents } document
       *[2] {" and "}{ $documents } documents
      }
   *[2] { $annotations } notes{ $documents ->
        [0] {""}
        [1] {" and "}{ $documents } document
       *[2] {" and "}{ $documents } documents
      }
  }
tag-used = { $tag }, { $carried }
rename-tag = Rename tag { $tag }
new-name-of = New name of { $tag }
merge-with = Merge with “{ $tag }”, { $carried }
remove-tag-everywhere = Remove tag { $tag } everywhere
tag-renamed = “{ $from }” is now “{ $to }”: { $carried } changed
tag-merged = “{ $from }” is one with “{ $to }” now: { $carried } changed
tag-removed = Tag “{ $tag }” removed from { $carried }
no-tags-yet = No tags yet. Add them while you write a note.
no-tag-has = No tag has “{ $typed }”.

# Export
export-notes = Export notes
export-notes-menu = Export notes…
format = Format
format-markdown = Markdown
format-html = Web page
format-json = JSON
format-about-markdown = For a vault or any editor
format-about-html = One file, prints well
format-about-json = Complete; can be brought back in
notes-from = Notes from
this-document = This document
chosen-documents-count = { $count } chosen documents
all-documents = All documents
include = Include
export-kinds = { $kind ->
    [highlight] Highlights
    [bookmark] Bookmarks
   *[note] Notes on topics
  }
words-that-were-not-found = Words that were not found
arrange-by = Arrange by
arrange-topic = Topic
arrange-tag = Tag
arrange-colour = Colour
around-each-quote = Around each quote
context-none = Nothing
context-sentence = Sentence
context-paragraph = Paragraph
only-changed = Changed
export-period = { $period ->
    [1] Today
    [7] In the last 7 days
    [30] In the last 30 days
    [365] In the last year
   *[any] At any time
}
only-state = Their words
any-state = Wherever they are
export-state = { $state ->
    [attached] In place
    [moved] Moved
    [changed] Changed
   *[orphaned] Not found
}
only-colours = Only these colours
only-tags = Only these tags
all-tags = All tags
nothing-to-export = No notes under these choices
nothing-to-export-do = Choose other kinds, colours or a longer time: what they hold is shown here as it will be saved.
nothing-to-export-yet = Nothing to take out yet
nothing-to-export-yet-do = Select words on a page and choose a colour, or write a note. What you make is shown here as it will be saved.
choose-a-kind = Choose at least one kind of note.
notes-and-size = { $count ->
    [1] { $count } note, { $size }
   *[0] { $count } notes, { $size }
  }
size-bytes = { $count ->
    [1] { $count } byte
   *[0] { $count } bytes
  }
size-of = { $size } { $unit }
copy = Copy
save-as = Save as…
notes-copied = { $count ->
    [1] Copied { $count } note
   *[0] Copied { $count } notes
  }
notes-saved-to = { $count ->
    [1] Saved { $count } note to { $name }
   *[0] Saved { $count } notes to { $name }
  }
show-in-folder = Show in folder

# Reader (the page, its panes, marks and find)
reading = Reading
contents = Contents
topics = Topics
notes = Notes
topics-count = { $count ->
    [1] { $count } topic
   *[0] { $count } topics
  }
words-count = { $count ->
    [1] { $count } word
   *[0] { $count } words
  }
notes-count = { $count ->
    [1] { $count } note
   *[0] { $count } notes
  }
edition-number = Edition { $number }
share-read = { $percent } % read
percent-number = { $percent } %
minutes-left = { $minutes } min left
bookmarked = bookmarked
bookmarked-topic = Bookmarked topic
bookmarked-place = Bookmarked place
show-contents = Show contents
hide-contents = Hide contents
show-notes = Show notes
hide-notes = Hide notes
contents-width = Width of the contents
notes-width = Width of the notes
find-in-document = Find in this document
match-case = Match case
whole-words = Whole words
previous-hit = Previous hit
next-hit = Next hit
hit-of = { $at } of { $total }
not-in-this-document = Not in this document
find-any-case = Try any case and parts of words
type-and-theme = Type and theme
focus-mode = Focus mode
leave-focus = Leave focus
bookmark-topic = Bookmark this topic
remove-topic-bookmark = Remove bookmark from this topic
bookmark-this-place = Bookmark this place
mark-the-selection = Mark the selection
note = Note
highlight = Highlight
add-note = Add a note
edit-note = Edit note
show-note = Show note
tags = Tags
colour = Colour
remove = Remove
copy-with-source = Copy with source
mark-start = { $colour } highlight:
mark-start-note = { $colour } highlight, with note:
mark-end = end of highlight
footnote = Footnote
footnotes = Footnotes
go-to-the-note = Go to the note
back-to-the-text = Back to the text
link-leads-nowhere = This link leads to nothing in the document.
table = Table
code = Code
picture = Picture
enlarge = Show large
picture-not-fetched = Not loaded: Lectern never fetches pictures.
picture-not-found = Not found beside the document when it was added.
task-done = done
task-to-do = to do

# Search, the one box
find-anything = Find anything
look-in = Look in
results = Results
tab-all = All
tab-text = Text
tab-notes = Notes
tab-documents = Documents
tab-commands = Commands
group-here = In this document
group-elsewhere = Everywhere else
group-found = Found
group-recent = Read last
group-saved = Kept searches
group-tags = Tags
group-commands = Commands
found-count = { $count } found
your-highlight = Your highlight
your-note = Your note
your-bookmark = Your bookmark
a-title = Title
nothing-says = Nothing says “{ $query }”.
misread = { $field ->
    [colour] “{ $query }” was looked for as text. A colour is yellow, green, blue, rose or violet.
    [color] “{ $query }” was looked for as text. A colour is yellow, green, blue, rose or violet.
    [kind] “{ $query }” was looked for as text. A kind is document, topic, highlight, note or bookmark.
    [has] “{ $query }” was looked for as text. What a thing has is a note, tag or picture.
    [state] “{ $query }” was looked for as text. A state is attached, moved, changed or orphaned, or of a document unread, reading, done or set-aside.
    [in] “{ $query }” was looked for as text. One looks in titles, topics, documents, quotes, notes, labels, tags, annotations or all.
   *[other] “{ $query }” was looked for as text. A time is a day such as 2026-11-24, a month such as 2026-11, or a year.
  }
did-you-mean = Did you mean “{ $query }”?
that-has = { $count ->
    [1] { $count } hit
   *[0] { $count } hits
  }
search-hint = Type to look in all texts, notes and titles. “In quotes” means those words together, a minus leaves a word out, tag:name and colour:blue look at what you marked.
index-building = Still reading the library: { $done } of { $total } documents are in
index-unavailable = The search index cannot be written; searching takes longer.
hint-choose = choose
hint-open = open
hint-narrow = narrow
hint-all-results = all results
hint-forget = forget
hint-commands = commands
hint-tags = tags
show-all-results = { $count ->
    [1] Show the result
   *[0] Show all { $count } results
  }
no-command-has = No command here is called “{ $query }”.
command-not-now = “{ $name }” has nothing to act on here.

# All results as a view
search-for = Search for
results-count = { $count ->
    [0] No results
    [1] { $count } result in 1 document
   *[2] { $count } results in { $documents ->
        [1] 1 document
       *[0] { $documents } documents
      }
  }
took-ms = , { $ms } ms
more-in-document = { $count } more in this document
more-documents = { $count ->
    [1] Show { $count } more document
   *[0] Show { $count } more documents
  }
clear-filters = Clear
filters = Filters
by-kinds = Kind
by-colours = Colour
by-tags = Tag
by-documents = Document
kind-document = Titles
kind-topic = Topics
kind-highlight = Highlights
kind-note = Notes
kind-bookmark = Bookmarks
keep-search = Keep this search
name-of-search = Name of the search
keep = Keep
kept-as = Kept as “{ $name }”
forget-search = Forget
search-forgotten = Forgot the search “{ $name }”
search-everything = Search everything
search-in-the-text = Search in the text instead

# Settings and the keyboard sheet
settings = Settings
search-settings = Search settings
no-setting = No setting has “{ $typed }”.
reset-section = Reset { $section }
sample = Sample
sample-title = A student and its teacher
sample-one = A student trained on plain text sees one right word at each step. Trained on its teacher’s whole distribution it also sees { $yellow }; that ordering holds { $blue }.
sample-two = It also inherits { $rose }. A student cannot be { $green } than the { $violet }.
sample-yellow = which other words were nearly right
sample-green = more honest
sample-blue = a good part of what the teacher knows
sample-rose = the teacher’s blind spots
sample-violet = answers it was shown
column-width = Column width
characters = { $count } characters
face-serif = Serif
face-sans = Sans
face-hyper = Hyperlegible
theme-sample = words
theme-system-what = Light, dark or high contrast, as your system is set
colours-stand-for = What the colours stand for
colours-stand-for-what = A word for each, such as a claim or a doubt. It stands beside the colour wherever you choose, filter or export by it, and is kept in the library.
role-yellow = such as claim
role-green = such as evidence
role-blue = such as term
role-rose = such as doubt
role-violet = such as question
export-choices-what = What an export begins with. The export’s own dialog changes the same choices.
where-the-library-is = Where the library is
how-large-it-is = How large it is
library-size = Documents and notes
index-size = Search index, which can be made again
copies-size = Copies kept before an upgrade or a repair
is-it-sound = Whether it is sound
is-it-sound-what = Reads all of the library and compares each note with the history. Nothing is changed.
check-now = Check now
checking = Checking…
library-is-sound = The library is sound: everything is as it was saved.
library-problems = { $count ->
    [1] { $count } thing is not as it was saved. Nothing was changed.
   *[0] { $count } things are not as they were saved. Nothing was changed.
  }
interface-size = Interface size
single-letter-keys = Single-letter keys
single-letter-keys-what = J, K, H and others act while no field has the focus. Each has another key that always works.
show-all-keys = Show all keys
last-colour = Colour for the next highlight
version = Version { $version }
licence-what = Lectern is free software under the MIT licence or the Apache licence 2.0.
find-a-key = Find a key or an action
no-key-has = No key or action has “{ $typed }”.
keyboard = Keyboard
section-appearance = Appearance
section-reading = Reading
section-marking = Marking
section-export = Export
section-keyboard = Keyboard
section-library = The library
section-about = About
keys-anywhere = Anywhere
keys-box = In the box that finds anything
keys-look = Look
keys-reading = Reading
keys-marking = Marking
keys-mark = On a mark
keys-lists = In lists
keys-notes = In the notes beside the page
keys-all-tags = In the list of all tags
keys-menus = In menus
keys-writing = While writing
keys-tagging = While tagging
keys-controls = In fields and controls
keys-or = or
keys-to = to
deeds-back = Back, forward
deeds-next-pane = Next, previous pane
deeds-text-larger = Larger, smaller text
deeds-screen-down = Screen down, up
deeds-document-start = Start, end of the document
deeds-next-topic = Next, previous topic
deeds-next-hit = Next, previous hit
deeds-colour-1 = Yellow to violet
deeds-next-mark = Next, previous mark
deeds-end-back = Move the end
deeds-end-back-word = Move the end by a word
deeds-start-back = Move the start
deeds-start-back-word = Move the start by a word
deed-search = Find anything
deed-search-text = Find in the texts
deed-add-documents = Add documents
deed-export = Export notes
deed-settings = Settings
deed-keyboard-sheet = Keyboard sheet
deed-library = Library
deed-reader = Reader
deed-back = Back
deed-forward = Forward
deed-undo = Undo
deed-redo = Redo
deed-next-pane = Next pane
deed-previous-pane = Previous pane
deed-full-screen = Full screen
deed-close-window = Close the window
deed-quit = Quit
deed-text-larger = Larger text
deed-text-smaller = Smaller text
deed-text-as-set = Text as set
deed-escape = Leave what is open
deed-open-note = Open its note
deed-remove-mark = Remove
deed-tags = Tags
deed-mark-menu = Menu of the mark
deed-end-back = Move the end back
deed-end-on = Move the end on
deed-end-back-word = Move the end back a word
deed-end-on-word = Move the end on a word
deed-start-back = Move the start back
deed-start-on = Move the start on
deed-start-back-word = Move the start back a word
deed-start-on-word = Move the start on a word
deed-screen-down = Screen down
deed-screen-up = Screen up
deed-document-start = Start of the document
deed-document-end = End of the document
deed-next-topic = Next topic
deed-previous-topic = Previous topic
deed-go-to-topic = Go to a topic
deed-find = Find
deed-next-hit = Next hit
deed-previous-hit = Previous hit
deed-contents-pane = Contents
deed-notes-pane = Notes
deed-focus-mode = Focus mode
deed-type = Type and theme
deed-text-cursor = Place a cursor in the text
deed-colour-1 = Yellow
deed-colour-2 = Green
deed-colour-3 = Blue
deed-colour-4 = Rose
deed-colour-5 = Violet
deed-highlight = Last colour
deed-note = Note
deed-bookmark = Bookmark
deed-copy-with-source = Copy with source
deed-next-mark = Next mark
deed-previous-mark = Previous mark
deed-select-all = Select all
deed-remove-row = Move to trash
deed-archive = Archive, or take out
deed-collect = Collections
deed-row-details = Details
deed-rename = Rename
deed-note-done = Done
deed-bold = Bold
deed-italic = Italic
deed-preview = Preview
# Keys that are no deeds: what a list, a field or a menu hears itself.
own-next-control = Next, previous control
own-press = Press what has the focus
own-let-go = Let go of what is dragged
own-box-choose = Choose a row
own-box-go = Go there, or do it
own-box-narrow = Next, previous tab
own-box-commands = Commands only
own-box-tags = Tags only
own-box-all = All results as a view
own-box-forget = Forget the kept search
own-page-line = A few lines down, up
own-find-step = Next, previous hit, from the field
own-picture = Show the picture with the focus
own-topic-go = In the contents: go to the topic
own-topic-in = Into its subtopics, and out
own-caret-move = Move the cursor
own-caret-word = Move it by a word
own-caret-line = Start, end of the line
own-caret-select = Select more, or less
own-caret-select-word = Select by a word
own-caret-select-line = Select to an end of the line
own-tools = To the tools at the selection
own-tools-next = Next, previous tool
own-list-move = Next, previous row
own-list-across = Next, previous cover
own-list-ends = First, last row
own-list-screen = A screen down, up
own-list-extend = Choose the next, previous too
own-list-extend-across = Choose the next, previous cover too
own-list-extend-far = Choose many at once
own-list-choose = Choose, or leave out
own-list-open = Open, or go there
own-list-menu = Menu of the row
own-list-enter = From the field into the list
own-list-leave = From the first row to the field
own-filter-empty = Empty the field
own-item-edit = Write in the note
own-item-go = Go to its place
own-item-remove = Remove
own-tag-rename = Rename the tag
own-tag-remove = Remove it everywhere
own-menu-move = Next, previous entry
own-menu-ends = First, last entry
own-menu-letter = Entry that begins so
own-menu-colour = Colour by its digit
own-menu-close = Close the menu
own-note-leave = Leave it, all is kept
own-link-begin = Link to something
own-link-choose = Choose among what is proposed
own-link-take = Take the link chosen
own-link-close = Close the proposals alone
own-tag-end = End a tag, or take the one chosen
own-tag-choose = Choose among those known
own-tag-close = Close the list alone
own-tag-take-back = Take the last tag off
own-tags-done = Done, where nothing is typed
own-tags-done-typed = Done, with what is typed
own-field-keep = Keep what is written
own-field-leave = Leave it as it was
own-export-save = Save the export
own-choice = Another colour, theme or the like
own-slider = A slider, by a step
own-slider-far = A slider, by five steps
own-stepper-far = At − or +, by five steps
own-edge = Width of a pane, at its edge
own-edge-far = Width of a pane, by more

# The notebook
notebook = Notebook
deed-notebook = Notebook
deed-row-tags = Tag what is chosen in a list
search-notes = Search notes
chosen-notes = Chosen notes
filters-on = Filters that are on
take-off-filter = Take off { $filter }
group-notes = Put together by
group-by-topic = By topic
group-by-document = By document
group-by-tag = By tag
group-by-colour = By colour
group-by-day = By day
group-by-none = One list
sort-notes = Order
sort-by-place = Reading order
sort-by-newest = Newest first
sort-by-oldest = Oldest first
notebook-empty = Your notes will gather here
notebook-empty-do = Open a report, select words and choose a colour. All you mark and write, in every report, is found, sorted and taken out from here.
nothing-matches = Nothing matches these filters.
without-a-tag = Without a tag
without-a-colour = Notes and bookmarks
place-attached = In place
place-moved = Moved
place-changed = Words changed
place-orphaned = Not found
facet-kind = Kind
facet-colour = Colour
facet-tag = Tag
facet-document = Document
facet-note = Note
facet-place = Place
facet-choice = { $choice }, { $count }
more-of-them = { $count } more
fewer-of-them = Fewer
tag-them = Tag
tag-notes = { $count ->
    [1] Add tags to one note
   *[0] Add tags to { $count } notes
  }
take-tag-off = Take tag off
apply = Apply
choose-note = Choose
choose-none = Choose none
annotations-changed = { $count ->
    [0] Nothing had to change
    [1] One note changed
   *[2] { $count } notes changed
  }
annotations-removed = { $count ->
    [1] Note removed
   *[0] { $count } notes removed
  }
today = Today
