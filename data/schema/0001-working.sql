-- What only the working copy holds, version 1: it never leaves the machine.

-- position, next, published, digest, changed; target, hash and what a publication that
-- was cut short would have made of them.
CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- A step of undo.  previous: the step before it, which may be forgotten; 0 for none.
-- size and hash: of its changeset.
CREATE TABLE step (id INTEGER NOT NULL PRIMARY KEY, previous INTEGER NOT NULL, label TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;

-- The changeset, in pieces of at most 256 KiB.
CREATE TABLE step_part (step INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (step, part)) STRICT, WITHOUT ROWID;
