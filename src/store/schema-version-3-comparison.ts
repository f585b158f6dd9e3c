/** What comparing the findings of a change with its base came to. */
export const comparisonSchema = `
CREATE TABLE comparison (
  -- One verdict per finding of a campaign: known, known-worse, pre-existing, new, probably-new, undecided. evidence has the counts
  -- here and on the base, and what proves it. A comparison that was made again has a higher revision.
  campaign TEXT NOT NULL REFERENCES campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 9007199254740991),
  verdict TEXT NOT NULL CHECK (verdict IN ('known', 'known-worse', 'pre-existing', 'new', 'probably-new', 'undecided')),
  base TEXT CHECK (length(base) <= 128),
  evidence TEXT NOT NULL
    CHECK (length(evidence) <= 4096 AND json_valid(evidence) AND json_type(evidence) = 'object'),
  PRIMARY KEY (campaign, target, key)
) STRICT, WITHOUT ROWID;
`
