import { keyPartsSchema } from './schema-version-2-key-parts.ts'

/**
 * Version 2 of the store: what it has beyond version 1, as SQL. Never edited after a release.
 *
 * A configuration that is drawn for every seed is kept with each failure, and of all seeds as counts per value. Seeds
 * carried over from an earlier campaign have indices from 2^52 = 4503599627370496 on (`carriedIndexMin`): the same
 * tables hold them, and the views keep them apart. Of a property it is known how many seeds reported it, and whether the
 * campaign must come to it.
 */
export const schemaVersion2 = `
${keyPartsSchema}
ALTER TABLE failure ADD COLUMN config TEXT
  CHECK (length(config) <= 65536 AND json_valid(config) AND json_type(config) = 'object');

-- How many seeds reported the property, be it with no hit at all, and whether the campaign must come to it at least once.
-- Version 1 counted no such seeds: 0 where all of a row is from it.
ALTER TABLE property ADD COLUMN seeds INTEGER NOT NULL DEFAULT 0 CHECK (seeds BETWEEN 0 AND 9007199254740991);
ALTER TABLE property ADD COLUMN must_hit INTEGER NOT NULL DEFAULT 0 CHECK (must_hit IN (0, 1));
UPDATE property SET must_hit = 1 WHERE kind IN ('sometimes', 'reachable');

CREATE TABLE config_value (
  -- How many seeds passed and failed with each value of the configuration that is drawn for every seed.
  campaign TEXT NOT NULL,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 64),
  shard INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  value TEXT NOT NULL CHECK (length(value) <= 256),
  passes INTEGER NOT NULL CHECK (passes BETWEEN 0 AND 9007199254740991),
  failures INTEGER NOT NULL CHECK (failures BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (campaign, target, shard, attempt, name, value),
  FOREIGN KEY (campaign, shard, attempt) REFERENCES shard_run
) STRICT, WITHOUT ROWID;

DROP VIEW properties;
DROP VIEW findings;
DROP VIEW coverage;
DROP VIEW attempts;
DROP VIEW failures;

CREATE VIEW failures AS
-- Failing seeds, one row per seed: a row of an older attempt is left out where a newer attempt completed that index.
-- carried: the seed was carried over from an earlier campaign, and is in no count of this one.
SELECT f.campaign, c.number, c.sha, f.target, f.idx, f.shard, f.attempt, f.seed, f.outcome, s.key, s.variant, f.exact,
  s.title, f.step, f.duration_ms, f.digest, f.exit_code, f.exit_signal, f.config,
  f.idx >= 4503599627370496 AS carried
FROM failure f JOIN campaign c USING (campaign) JOIN signature s ON s.id = f.signature
WHERE NOT EXISTS (
  SELECT 1 FROM span n WHERE n.campaign = f.campaign AND n.target = f.target AND n.shard = f.shard
    AND n.attempt > f.attempt AND n.lo <= f.idx AND n.hi > f.idx);

CREATE VIEW attempts AS
-- For each attempt of a shard: won, the indices it completed and no newer attempt did. Their sum is what was delivered.
-- Seeds carried over are not of the campaign's indices, and left out.
WITH since AS (SELECT DISTINCT campaign, target, shard, attempt FROM span WHERE lo < 4503599627370496),
reach AS (
  SELECT n.campaign, n.target, n.shard, a.attempt, n.lo, n.hi,
    ifnull(max(n.hi) OVER (PARTITION BY n.campaign, n.target, n.shard, a.attempt ORDER BY n.lo, n.hi
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
  FROM since a JOIN span n USING (campaign, target, shard)
  WHERE n.attempt >= a.attempt AND n.lo < 4503599627370496),
total AS (
  SELECT campaign, target, shard, attempt, sum(max(0, hi - max(lo, before))) AS completed
  FROM reach GROUP BY campaign, target, shard, attempt)
SELECT campaign, target, shard, attempt,
  completed - ifnull(lead(completed) OVER (PARTITION BY campaign, target, shard ORDER BY attempt), 0) AS won
FROM total;

CREATE VIEW coverage AS
-- What each shard was to do and did, by target. planned: indices it owns, under a budget those it started on;
-- delivered: indices with an outcome, whatever it is; state 'missing': nothing was ever heard of that shard.
-- Seeds carried over from earlier campaigns are in the view carried, not here.
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
  FROM failures WHERE NOT carried GROUP BY 1, 2, 3),
unjudged AS (
  SELECT campaign, target, shard, sum(outcome = 'unknown') AS unknown, sum(outcome = 'infra') AS infra
  FROM exceptions WHERE idx < 4503599627370496 GROUP BY 1, 2, 3),
stopped AS (SELECT campaign, target, shard, count(*) AS cut FROM cuts WHERE idx < 4503599627370496 GROUP BY 1, 2, 3),
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
-- Failures folded by cause: one row per target and key, over all campaigns of this store. count: without the seeds that
-- were carried over.
SELECT target, key, max(title) AS title, sum(NOT carried) AS count, sum(carried) AS carried,
  count(DISTINCT variant) AS variants, count(DISTINCT campaign) AS campaigns,
  min(number) AS first_number, max(number) AS last_number,
  (SELECT o.seed FROM failures o WHERE o.target = f.target AND o.key = f.key
    ORDER BY o.step IS NULL, o.step, o.duration_ms, o.campaign, o.idx LIMIT 1) AS shortest_seed
FROM failures f GROUP BY target, key;

CREATE VIEW properties AS
-- Named rules over a campaign. An attempt counts unless newer attempts completed every index that it completed.
SELECT p.campaign, p.target, p.name, p.kind, sum(p.passes) AS passes, sum(p.failures) AS failures, sum(p.seeds) AS seeds,
  max(p.must_hit) AS must_hit
FROM property p JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY p.campaign, p.target, p.name, p.kind;

CREATE VIEW config_values AS
-- Seeds by drawn value over a campaign; attempts count as in properties.
SELECT v.campaign, v.target, v.name, v.value, sum(v.passes) AS passes, sum(v.failures) AS failures
FROM config_value v JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY v.campaign, v.target, v.name, v.value;

CREATE VIEW carried AS
-- Seeds carried over from earlier campaigns, one row per seed of the plan. outcome: 'missing' where nothing came of it.
WITH planned AS (
  SELECT c.campaign, json_extract(s.value, '$.target') AS target, 4503599627370496 + s.key AS idx,
    json_extract(s.value, '$.shard') AS shard, json_extract(s.value, '$.seed') AS seed,
    json_extract(s.value, '$.times') AS times, json_extract(s.value, '$.elapsedMs') AS elapsed_ms
  FROM campaign c, json_each(c.plan_json, '$.carried') s)
SELECT p.campaign, p.target, p.idx, p.shard, p.seed, p.times,
  max(p.elapsed_ms, ifnull(k.elapsed_ms, 0)) AS elapsed_ms,
  coalesce(f.outcome, e.outcome, iif(n.lo IS NULL, NULL, 'passed'), iif(k.idx IS NULL, 'missing', 'cut')) AS outcome
FROM planned p
LEFT JOIN failures f USING (campaign, target, idx)
LEFT JOIN exceptions e USING (campaign, target, idx)
LEFT JOIN cuts k USING (campaign, target, idx)
LEFT JOIN (SELECT campaign, target, lo, max(hi) AS hi FROM span GROUP BY 1, 2, 3) n
  ON n.campaign = p.campaign AND n.target = p.target AND n.lo <= p.idx AND n.hi > p.idx
GROUP BY p.campaign, p.target, p.idx;
`
