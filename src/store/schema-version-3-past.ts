/**
 * What a history keeps of campaigns that it has forgotten but for their counts, and what it was told by issues.
 *
 * A campaign is either whole, in `campaign` and the tables that refer to it, or past, in `past_campaign` and the tables
 * that refer to that; never both. See `merge-past.ts` for what happens where two stores disagree about it.
 */
export const pastSchema = `
CREATE TABLE past_campaign (
  -- A campaign of which only counts are left. known: indices that its attempts had completed, together; of two copies that
  -- were forgotten at different times, the one that knew more stays.
  campaign TEXT NOT NULL PRIMARY KEY CHECK (length(campaign) BETWEEN 1 AND 64),
  known INTEGER NOT NULL CHECK (known BETWEEN 0 AND 9007199254740991),
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  sha TEXT CHECK (length(sha) <= 128),
  started_at TEXT NOT NULL CHECK (length(started_at) <= 40),
  workflow TEXT CHECK (length(workflow) <= 1024),
  event TEXT CHECK (length(event) <= 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_sweep (
  -- What a past campaign was to do and did of one target, over all shards: the sums of the view coverage.
  campaign TEXT NOT NULL REFERENCES past_campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  planned INTEGER NOT NULL CHECK (planned BETWEEN 0 AND 9007199254740991),
  passed INTEGER NOT NULL CHECK (passed BETWEEN 0 AND 9007199254740991),
  failed INTEGER NOT NULL CHECK (failed BETWEEN 0 AND 9007199254740991),
  timed_out INTEGER NOT NULL CHECK (timed_out BETWEEN 0 AND 9007199254740991),
  nondeterministic INTEGER NOT NULL CHECK (nondeterministic BETWEEN 0 AND 9007199254740991),
  unknown INTEGER NOT NULL CHECK (unknown BETWEEN 0 AND 9007199254740991),
  infra INTEGER NOT NULL CHECK (infra BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_sighting (
  -- How often a past campaign saw a failure, among its own seeds and among those carried over to it.
  campaign TEXT NOT NULL REFERENCES past_campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  carried INTEGER NOT NULL CHECK (carried BETWEEN 0 AND 9007199254740991),
  -- The shortest of the failing seeds.
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  PRIMARY KEY (campaign, target, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_detail (
  -- Where a text stood in detail before its campaign was forgotten: it keeps its place among the 16 earliest and the 16
  -- newest, so that which texts are kept does not depend on when a campaign was forgotten.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  campaign TEXT NOT NULL REFERENCES past_campaign,
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL CHECK (shard BETWEEN 0 AND 65535),
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 0 AND 4294967295),
  PRIMARY KEY (target, key, campaign, idx, shard, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE recalled (
  -- What the marker of an issue said of its finding when no history was found; recalled_at is the start of the campaign
  -- that found none. It counts until a sighting from before that time is found again.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  recalled_at TEXT NOT NULL CHECK (length(recalled_at) <= 40),
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  first_sha TEXT CHECK (length(first_sha) <= 128),
  first_at TEXT NOT NULL CHECK (length(first_at) <= 40),
  sha TEXT CHECK (length(sha) <= 128),
  k INTEGER NOT NULL CHECK (k BETWEEN 0 AND 9007199254740991),
  n INTEGER NOT NULL CHECK (n BETWEEN 0 AND 9007199254740991),
  seeds TEXT NOT NULL CHECK (length(seeds) <= 4096 AND json_valid(seeds) AND json_type(seeds) = 'array'),
  PRIMARY KEY (repository, target, key, recalled_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE history_source (
  -- The artifacts that this history was made of, so that none is fetched twice; merged 0: it was refused.
  artifact INTEGER NOT NULL PRIMARY KEY CHECK (artifact BETWEEN 0 AND 9007199254740991),
  merged INTEGER NOT NULL CHECK (merged IN (0, 1))
) STRICT;

CREATE VIEW standing_in AS
-- What issues say of findings of which no sighting is known from before they were asked; of two times, the first.
SELECT r.* FROM recalled r
WHERE NOT EXISTS (
  SELECT 1 FROM failures f JOIN campaign c USING (campaign)
  WHERE f.target = r.target AND f.key = r.key AND c.started_at < r.recalled_at)
AND NOT EXISTS (
  SELECT 1 FROM past_sighting s JOIN past_campaign c USING (campaign)
  WHERE s.target = r.target AND s.key = r.key AND c.started_at < r.recalled_at)
AND NOT EXISTS (
  SELECT 1 FROM recalled o WHERE o.repository = r.repository AND o.target = r.target AND o.key = r.key
    AND o.recalled_at < r.recalled_at);

CREATE VIEW past_sightings AS
-- Failures by campaign, of the campaigns that are past and, as campaign 'issue', of issues that stand in for a lost history.
SELECT s.campaign, c.number, c.sha, c.started_at, s.target, s.key, s.count, s.carried
FROM past_sighting s JOIN past_campaign c USING (campaign)
UNION ALL SELECT 'issue', 0, first_sha, first_at, target, key, k, 0 FROM standing_in;

CREATE VIEW sightings AS
-- How often each campaign saw each failure: over everything that this history knows.
SELECT f.campaign, f.number, f.sha, c.started_at, f.target, f.key, sum(NOT f.carried) AS count, sum(f.carried) AS carried
FROM failures f JOIN campaign c USING (campaign) GROUP BY f.campaign, f.target, f.key
UNION ALL SELECT * FROM past_sightings;

CREATE VIEW sweeps AS
-- How many seeds of each target each campaign was to run and ran: over everything that this history knows.
SELECT v.campaign, c.number, c.sha, c.started_at, v.target, sum(v.planned) AS planned, sum(v.passed) AS passed,
  sum(v.failed) AS failed, sum(v.timed_out) AS timed_out, sum(v.nondeterministic) AS nondeterministic,
  sum(v.unknown) AS unknown, sum(v.infra) AS infra
FROM coverage v JOIN campaign c USING (campaign) GROUP BY v.campaign, v.target
UNION ALL
SELECT s.campaign, c.number, c.sha, c.started_at, s.target, s.planned, s.passed, s.failed, s.timed_out,
  s.nondeterministic, s.unknown, s.infra
FROM past_sweep s JOIN past_campaign c USING (campaign);
`
