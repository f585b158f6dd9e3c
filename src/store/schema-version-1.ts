/**
 * Version 1 of the store, as SQL. Never edited after a release: what comes later is a migration of its own.
 *
 * What makes the merge of two stores commutative, associative and idempotent is that every table is a set that only
 * grows by a rule (see `merge-rules.ts`): rows of all attempts are kept, and the views say which of them count. The
 * size grows with failures and interruptions, not with seeds: a passed seed is only an index inside a `span`.
 *
 * Indices are INTEGER below 2^53; seeds are TEXT, because 2^64-1 in an INTEGER column silently becomes 1.8e19.
 */
export const schemaVersion1 = `
CREATE TABLE campaign (
  -- One planned sweep at one commit, with its whole plan. Copies of a plan differ in links only; one of them is kept.
  campaign TEXT NOT NULL PRIMARY KEY CHECK (length(campaign) BETWEEN 1 AND 64),
  number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 9007199254740991),
  sha TEXT CHECK (length(sha) <= 128),
  started_at TEXT NOT NULL CHECK (length(started_at) <= 40),
  plan_json TEXT NOT NULL CHECK (length(plan_json) <= 16777216)
) STRICT, WITHOUT ROWID;

CREATE TABLE shard_run (
  -- One attempt of one shard. The copy with the higher revision is the later one; dropped counts infra and unknown
  -- outcomes beyond the bound, whose indices are not in any span.
  campaign TEXT NOT NULL REFERENCES campaign,
  shard INTEGER NOT NULL CHECK (shard BETWEEN 0 AND 65535),
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 0 AND 4294967295),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 9007199254740991),
  state TEXT NOT NULL CHECK (state IN ('running', 'delivered', 'cut-short')),
  canary TEXT NOT NULL CHECK (canary IN ('failed', 'passed', 'not-run')),
  wall_ms REAL NOT NULL CHECK (wall_ms >= 0),
  dropped INTEGER NOT NULL CHECK (dropped BETWEEN 0 AND 9007199254740991),
  jobs INTEGER NOT NULL CHECK (jobs BETWEEN 0 AND 65535),
  machine TEXT NOT NULL CHECK (length(machine) <= 1024),
  started_at TEXT NOT NULL CHECK (length(started_at) <= 40),
  seedsweep TEXT NOT NULL CHECK (length(seedsweep) <= 128),
  PRIMARY KEY (campaign, shard, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE issued (
  -- Under a budget: how many indices of its slices a shard has started on.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE span (
  -- Indices lo <= index < hi have an outcome, whatever it is. Spans of one attempt neither touch nor overlap.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  lo INTEGER NOT NULL CHECK (lo >= 0),
  hi INTEGER NOT NULL CHECK (hi > lo AND hi <= 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, lo),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
  -- The causes of failures: one row per variant of a key. Ids are this file's own and mean nothing elsewhere.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  variant TEXT NOT NULL CHECK (length(variant) <= 128),
  version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 65535),
  kind TEXT NOT NULL CHECK (length(kind) <= 64),
  language TEXT NOT NULL CHECK (length(language) <= 64),
  type TEXT NOT NULL CHECK (length(type) <= 1024),
  message TEXT NOT NULL CHECK (length(message) <= 8192),
  frames TEXT NOT NULL CHECK (length(frames) <= 65536 AND json_valid(frames) AND json_type(frames) = 'array'),
  title TEXT NOT NULL CHECK (length(title) <= 1024),
  crash INTEGER NOT NULL CHECK (crash IN (0, 1)),
  UNIQUE (key, variant)
) STRICT;

CREATE TABLE failure (
  -- Every failing seed of every attempt; the view failures leaves out what a newer attempt has superseded.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  outcome TEXT NOT NULL CHECK (outcome IN ('failed', 'timed-out', 'nondeterministic')),
  signature INTEGER NOT NULL REFERENCES signature,
  exact TEXT NOT NULL CHECK (length(exact) <= 128),
  step INTEGER CHECK (step BETWEEN 0 AND 9007199254740991),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  digest TEXT CHECK (length(digest) <= 256),
  exit_code INTEGER CHECK (exit_code BETWEEN -4294967296 AND 4294967296),
  exit_signal TEXT CHECK (length(exit_signal) <= 64),
  PRIMARY KEY (campaign, target, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE INDEX failure_signature ON failure (signature, target);

CREATE TABLE exception (
  -- Seeds without a verdict, with the reason: counted neither as passed nor as failed.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  outcome TEXT NOT NULL CHECK (outcome IN ('unknown', 'infra')),
  reason TEXT NOT NULL CHECK (length(reason) <= 1024),
  PRIMARY KEY (campaign, target, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE cut (
  -- Seeds that were stopped before they could say anything; they count only while no attempt completed their index.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  elapsed_ms REAL NOT NULL CHECK (elapsed_ms >= 0),
  PRIMARY KEY (campaign, target, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE duration (
  -- How long seeds took: bucket b counts durations from 2^(b/16) to 2^((b+1)/16) microseconds.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  bucket INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, bucket),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE property (
  -- How often simulators judged their named rules.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 1024),
  kind TEXT NOT NULL CHECK (kind IN ('always', 'sometimes', 'reachable', 'unreachable')),
  passes INTEGER NOT NULL CHECK (passes BETWEEN 0 AND 9007199254740991),
  failures INTEGER NOT NULL CHECK (failures BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, name, kind),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE second_run (
  -- How many seeds were run a second time, and of how many the two runs differed.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  checked INTEGER NOT NULL CHECK (checked BETWEEN 0 AND 9007199254740991),
  unequal INTEGER NOT NULL CHECK (unequal BETWEEN 0 AND checked),
  PRIMARY KEY (campaign, target, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE slow (
  -- The ten slowest seeds of each attempt.
  campaign TEXT NOT NULL,
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed', 'timed-out', 'nondeterministic', 'unknown', 'infra')),
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  PRIMARY KEY (campaign, shard, attempt, target, idx),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE detail (
  -- What failing seeds printed, for the 16 earliest and the 16 newest of a signature. Untrusted text.
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  campaign TEXT NOT NULL,
  idx INTEGER NOT NULL CHECK (idx BETWEEN 0 AND 9007199254740990),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 16384),
  PRIMARY KEY (target, key, campaign, idx, shard, attempt),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

CREATE TABLE replay (
  -- Executions of a reproduction in a fresh process. A replay that was done again has a higher revision.
  campaign TEXT NOT NULL REFERENCES campaign,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  seed TEXT NOT NULL CHECK (length(seed) BETWEEN 1 AND 20 AND seed NOT GLOB '*[^0-9-]*'),
  place TEXT NOT NULL CHECK (length(place) <= 256),
  replay INTEGER NOT NULL CHECK (replay BETWEEN 0 AND 4294967295),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 0 AND 9007199254740991),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'other', 'passed', 'unknown')),
  seen_key TEXT CHECK (length(seen_key) <= 128),
  seen_title TEXT CHECK (length(seen_title) <= 1024),
  seen_digest TEXT CHECK (length(seen_digest) <= 256),
  seen_exit TEXT CHECK (length(seen_exit) <= 256),
  duration_ms REAL NOT NULL CHECK (duration_ms >= 0),
  PRIMARY KEY (campaign, target, key, seed, place, replay)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue (
  -- The issue of a finding in a repository, as last known.
  repository TEXT NOT NULL CHECK (length(repository) BETWEEN 1 AND 256),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  updated_at TEXT NOT NULL CHECK (length(updated_at) <= 40),
  number INTEGER CHECK (number BETWEEN 0 AND 9007199254740991),
  state TEXT NOT NULL CHECK (state IN ('pending', 'open', 'closed')),
  PRIMARY KEY (repository, target, key)
) STRICT, WITHOUT ROWID;

CREATE VIEW failures AS
-- Failing seeds, one row per seed: a row of an older attempt is left out where a newer attempt completed that index.
SELECT f.campaign, c.number, c.sha, f.target, f.idx, f.shard, f.attempt, f.seed, f.outcome, s.key, s.variant, f.exact,
  s.title, f.step, f.duration_ms, f.digest, f.exit_code, f.exit_signal
FROM failure f JOIN campaign c USING (campaign) JOIN signature s ON s.id = f.signature
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = f.campaign AND n.target = f.target AND n.shard = f.shard
    AND n.attempt > f.attempt AND n.lo <= f.idx AND n.hi > f.idx);

CREATE VIEW exceptions AS
-- Seeds without a verdict (unknown, infra), resolved over attempts like failures; a failure of the same attempt wins.
SELECT e.campaign, e.target, e.idx, e.shard, e.attempt, e.seed, e.outcome, e.reason
FROM exception e
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = e.campaign AND n.target = e.target AND n.shard = e.shard
    AND n.attempt > e.attempt AND n.lo <= e.idx AND n.hi > e.idx)
AND NOT EXISTS (
  SELECT 1 FROM failure f WHERE f.campaign = e.campaign AND f.target = e.target AND f.idx = e.idx
    AND f.shard = e.shard AND f.attempt = e.attempt);

CREATE VIEW cuts AS
-- Seeds that were stopped and that no attempt completed.
SELECT k.campaign, k.target, k.idx, k.shard, max(k.attempt) AS attempt, k.seed, k.elapsed_ms
FROM cut k
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = k.campaign AND n.target = k.target AND n.shard = k.shard
    AND n.lo <= k.idx AND n.hi > k.idx)
GROUP BY k.campaign, k.target, k.idx;

CREATE VIEW attempts AS
-- For each attempt of a shard: won, the indices it completed and no newer attempt did. Their sum is what was delivered.
WITH since AS (SELECT DISTINCT campaign, target, shard, attempt FROM span),
reach AS (
  SELECT n.campaign, n.target, n.shard, a.attempt, n.lo, n.hi,
    ifnull(max(n.hi) OVER (PARTITION BY n.campaign, n.target, n.shard, a.attempt ORDER BY n.lo, n.hi
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM since a JOIN span n USING (campaign, target, shard) WHERE n.attempt >= a.attempt),
total AS (
  SELECT campaign, target, shard, attempt, sum(max(0, hi - max(lo, before))) AS completed
  FROM reach GROUP BY campaign, target, shard, attempt)
SELECT campaign, target, shard, attempt,
  completed - ifnull(lead(completed) OVER (PARTITION BY campaign, target, shard ORDER BY attempt), 0) AS won
FROM total;

CREATE VIEW coverage AS
-- What each shard was to do and did, by target. planned: indices it owns, under a budget those it started on;
-- delivered: indices with an outcome, whatever it is; state 'missing': nothing was ever heard of that shard.
WITH owned AS (
  SELECT c.campaign, json_extract(l.value, '$.target') AS target, json_extract(s.value, '$.shard') AS shard,
    json_extract(c.plan_json, '$.size.by') AS size,
    sum(json_extract(l.value, '$.end') - json_extract(l.value, '$.first')) AS count
  FROM campaign c, json_each(c.plan_json, '$.shards') s, json_each(s.value, '$.slices') l
  GROUP BY 1, 2, 3),
done AS (SELECT campaign, target, shard, sum(won) AS delivered FROM attempts GROUP BY 1, 2, 3),
broken AS (
  SELECT campaign, target, shard, sum(outcome = 'failed') AS failed, sum(outcome = 'timed-out') AS timed_out,
    sum(outcome = 'nondeterministic') AS nondeterministic
  FROM failures GROUP BY 1, 2, 3),
unjudged AS (
  SELECT campaign, target, shard, sum(outcome = 'unknown') AS unknown, sum(outcome = 'infra') AS infra
  FROM exceptions GROUP BY 1, 2, 3),
stopped AS (SELECT campaign, target, shard, count(*) AS cut FROM cuts GROUP BY 1, 2, 3),
asked AS (SELECT campaign, target, shard, max(count) AS issued FROM issued GROUP BY 1, 2, 3)
SELECT o.campaign, o.target, o.shard,
  iif(o.size = 'budget', max(ifnull(issued, 0), ifnull(delivered, 0) + ifnull(cut, 0)), o.count) AS planned,
  ifnull(delivered, 0) AS delivered,
  ifnull(delivered, 0) - ifnull(failed, 0) - ifnull(timed_out, 0) - ifnull(nondeterministic, 0) - ifnull(unknown, 0)
    - ifnull(infra, 0) AS passed,
  ifnull(failed, 0) AS failed, ifnull(timed_out, 0) AS timed_out, ifnull(nondeterministic, 0) AS nondeterministic,
  ifnull(unknown, 0) AS unknown, ifnull(infra, 0) AS infra, ifnull(cut, 0) AS cut,
  ifnull((SELECT state FROM shard_run r WHERE r.campaign = o.campaign AND r.shard = o.shard
    ORDER BY state = 'delivered' DESC, attempt DESC LIMIT 1), 'missing') AS state
FROM owned o
LEFT JOIN done USING (campaign, target, shard) LEFT JOIN broken USING (campaign, target, shard)
LEFT JOIN unjudged USING (campaign, target, shard) LEFT JOIN stopped USING (campaign, target, shard)
LEFT JOIN asked USING (campaign, target, shard);

CREATE VIEW findings AS
-- Failures folded by cause: one row per target and key, over all campaigns of this store.
SELECT target, key, max(title) AS title, count(*) AS count, count(DISTINCT variant) AS variants,
  count(DISTINCT campaign) AS campaigns, min(number) AS first_number, max(number) AS last_number,
  (SELECT o.seed FROM failures o WHERE o.target = f.target AND o.key = f.key
    ORDER BY o.step IS NULL, o.step, o.duration_ms, o.campaign, o.idx LIMIT 1) AS shortest_seed
FROM failures f GROUP BY target, key;

CREATE VIEW properties AS
-- Named rules over a campaign. An attempt counts unless newer attempts completed every index that it completed.
SELECT p.campaign, p.target, p.name, p.kind, sum(p.passes) AS passes, sum(p.failures) AS failures
FROM property p JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY p.campaign, p.target, p.name, p.kind;

CREATE VIEW second_runs AS
-- Seeds run twice over a campaign; attempts count as in properties.
SELECT r.campaign, r.target, sum(r.checked) AS checked, sum(r.unequal) AS unequal
FROM second_run r JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY r.campaign, r.target;
`
