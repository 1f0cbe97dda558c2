-- The content of a dossier, version 1: in the published file and in the working copy.
-- A script is never edited once released; a change is a new number.

-- lot, program, revision, and in a published file seal and whole.
CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- key: keyed kinds only.  rank: lists only, with gaps, so that a line can be put between two others.
CREATE TABLE record (id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, key TEXT, rank INTEGER) STRICT;

-- One of number and text is filled, as the type says.  An empty cell has no row.
CREATE TABLE cell (record INTEGER NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, number INTEGER, text TEXT, PRIMARY KEY (record, field)) STRICT, WITHOUT ROWID;

-- The exact call the dossier answers, in pieces of at most 256 KiB.
CREATE TABLE call (part INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
