/**
 * What bisections ran, commit by commit, so that one that was killed goes on, and what they concluded.
 */
export const bisectSchema = `
CREATE TABLE bisect_batch (
  -- What one batch of seeds gave at one commit: the evidence of a bisection, whatever range was asked about.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  -- Hash of how the commit was built and run.
  recipe TEXT NOT NULL CHECK (length(recipe) = 16 AND recipe NOT GLOB '*[^0-9a-f]*'),
  sha TEXT NOT NULL CHECK (length(sha) IN (40, 64) AND sha NOT GLOB '*[^0-9a-f]*'),
  -- Which batch of the commit: its seeds follow from this name.
  batch TEXT NOT NULL CHECK (length(batch) BETWEEN 1 AND 64 AND batch NOT GLOB '*[^0-9a-z-]*'),
  -- Fresh seeds that passed; seeds that failed elsewhere and passed here; that failed otherwise; without a verdict.
  clean INTEGER NOT NULL CHECK (clean BETWEEN 0 AND 9007199254740991),
  stored INTEGER NOT NULL CHECK (stored BETWEEN 0 AND 9007199254740991),
  other INTEGER NOT NULL CHECK (other BETWEEN 0 AND 9007199254740991),
  unjudged INTEGER NOT NULL CHECK (unjudged BETWEEN 0 AND 9007199254740991),
  -- The seed that showed the failure in a fresh process, and whether it had failed elsewhere before; NULL: none did.
  failing TEXT CHECK (length(failing) BETWEEN 1 AND 21 AND failing NOT GLOB '*[^0-9-]*'),
  failing_was TEXT CHECK (failing_was IN ('stored', 'fresh')),
  -- Why nothing can be said about this commit, or NULL.
  untestable TEXT CHECK (length(untestable) <= 4096),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 10 AND 40),
  PRIMARY KEY (target, key, recipe, sha, batch),
  CHECK ((failing IS NULL) = (failing_was IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE first_bad (
  -- The commit since which a finding fails, as the newest bisection concluded.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  at TEXT NOT NULL CHECK (length(at) BETWEEN 10 AND 40),
  sha TEXT NOT NULL CHECK (length(sha) IN (40, 64) AND sha NOT GLOB '*[^0-9a-f]*'),
  probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),
  author TEXT NOT NULL CHECK (length(author) <= 1024),
  date TEXT NOT NULL CHECK (length(date) <= 40),
  subject TEXT NOT NULL CHECK (length(subject) <= 1024),
  good TEXT NOT NULL CHECK (length(good) IN (40, 64) AND good NOT GLOB '*[^0-9a-f]*'),
  bad TEXT NOT NULL CHECK (length(bad) IN (40, 64) AND bad NOT GLOB '*[^0-9a-f]*'),
  -- Commits that could not be tested and may be the cause as well.
  suspects TEXT NOT NULL CHECK (length(suspects) <= 65536 AND json_valid(suspects) AND json_type(suspects) = 'array'),
  PRIMARY KEY (target, key)
) STRICT, WITHOUT ROWID;
`
