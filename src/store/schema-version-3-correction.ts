/**
 * What people order about findings in comments of their issues, and how far the comments have been read: the comments
 * stay the truth, and are read again where a store that knew of them is lost.
 */
export const correctionSchema = `
CREATE TABLE correction (
  -- One order of one comment, or the lifting of one where somebody reopened an issue.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 1 AND 40),
  author TEXT NOT NULL CHECK (length(author) BETWEEN 1 AND 128),
  -- Number of the issue that it was ordered in.
  issue INTEGER NOT NULL CHECK (issue BETWEEN 0 AND 9007199254740991),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'ignore', 'expected', 'wrong', 'retry', 'lift')),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  -- Of merge: the key that counts the failures of both.
  merge_into TEXT CHECK (length(merge_into) BETWEEN 1 AND 128),
  -- Of ignore: the day on which it ends.
  until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- Whether its issues were brought in line and the comment was answered.
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  CHECK ((kind = 'merge') = (merge_into IS NOT NULL)),
  PRIMARY KEY (repository, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_look (
  -- Up to when the comments of a repository have been read, by GitHub's clock.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 1 AND 40),
  PRIMARY KEY (repository)
) STRICT, WITHOUT ROWID;
`
