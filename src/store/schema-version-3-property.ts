/**
 * In how many of the seeds that reported a property it was come to: how rare it is, where one run counts it a thousand times.
 * Of a range that a worker ran nobody knows more than that one seed did.
 */
export const propertySchema = `
-- Of older stores one seed of each attempt is known.
ALTER TABLE property ADD COLUMN seen INTEGER NOT NULL DEFAULT 0 CHECK (seen BETWEEN 0 AND 9007199254740991);
UPDATE property SET seen = 1 WHERE seeds > 0 AND (passes > 0 OR (kind = 'always' AND failures > 0));

DROP VIEW properties;

CREATE VIEW properties AS
-- Named rules over a campaign. An attempt counts unless newer attempts completed every index that it completed.
SELECT p.campaign, p.target, p.name, p.kind, sum(p.passes) AS passes, sum(p.failures) AS failures, sum(p.seeds) AS seeds,
  sum(p.seen) AS seen, max(p.must_hit) AS must_hit
FROM property p JOIN attempts a USING (campaign, target, shard, attempt)
WHERE a.won > 0 GROUP BY p.campaign, p.target, p.name, p.kind;
`
