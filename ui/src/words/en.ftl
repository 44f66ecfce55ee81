# The words of the screens in English (British spelling). Sentence case, no exclamation marks, quotes in “ ”.
# After a change here: npm run words.

# General
app-name = Lectern
ok = OK
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
highlight-colour = Highlight colour

# What undo and redo did
undid = Undid: { $what }
redid = Redid: { $what }
did-import = report added
did-edition = edition added
did-remove-document = report moved to the trash
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
did-import-notes = notes brought in

# What removing says
removed = { $kind ->
    [highlight] Highlight removed
    [bookmark] Bookmark removed
   *[note] Note removed
  }
copied-with-source = Copied with its source
removed-document = { $notes ->
    [0] Moved “{ $title }” to the trash
    [one] Moved “{ $title }” and its { $notes } note to the trash
   *[other] Moved “{ $title }” and its { $notes } notes to the trash
  }
removed-documents = { $count ->
    [one] Moved { $count } document to the trash
   *[other] Moved { $count } documents to the trash
  }

# Library
library = Library
documents-count = { $count ->
    [one] { $count } document
   *[other] { $count } documents
  }

# Reader (the page, its panes, marks and find)
