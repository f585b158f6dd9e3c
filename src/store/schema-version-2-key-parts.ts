/**
 * What a newer version of the signature's rules needs to key old failures anew, and what they were called before.
 */
export const keyPartsSchema = `
-- The parts that key and variant were made of, of one of the failures; NULL where nobody kept them.
ALTER TABLE signature ADD COLUMN parts TEXT
  CHECK (length(parts) <= 65536 AND json_valid(parts) AND json_type(parts) = 'object');

CREATE TABLE former_key (
  -- A key that the failures of this key had under older rules: issues bear it still.
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),
  former TEXT NOT NULL CHECK (length(former) BETWEEN 1 AND 128),
  PRIMARY KEY (key, former)
) STRICT, WITHOUT ROWID;
`
