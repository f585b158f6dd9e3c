/**
 * Stored seeds that a campaign runs again have indices from 2^52 + 2^51 = 6755399441055744 on (`knownIndexMin`), and are
 * told apart from those carried over. The same tables hold them.
 */
export const knownSeedsSchema = `
DROP VIEW findings;

CREATE VIEW findings AS
-- Failures folded by cause: one row per target and key, over all campaigns of this store. count: without the seeds that
-- were carried over, and without the stored ones that failed again when a later campaign ran them (known).
SELECT target, key, max(title) AS title, sum(NOT carried) AS count,
  sum(carried AND idx < 6755399441055744) AS carried, sum(idx >= 6755399441055744) AS known,
  count(DISTINCT variant) AS variants, count(DISTINCT campaign) AS campaigns,
  min(number) AS first_number, max(number) AS last_number,
  (SELECT o.seed FROM failures o WHERE o.target = f.target AND o.key = f.key
    ORDER BY o.step IS NULL, o.step, o.duration_ms, o.campaign, o.idx LIMIT 1) AS shortest_seed
FROM failures f GROUP BY target, key;
`
