/**
 * What a newer version of the signature's rules needs to key old failures anew, and what they were called before.
 */
export declare const keyPartsSchema = "\n-- The parts that key and variant were made of, of one of the failures; NULL where nobody kept them.\nALTER TABLE signature ADD COLUMN parts TEXT\n  CHECK (length(parts) <= 65536 AND json_valid(parts) AND json_type(parts) = 'object');\n\nCREATE TABLE former_key (\n  -- A key that the failures of this key had under older rules: issues bear it still.\n  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 128),\n  former TEXT NOT NULL CHECK (length(former) BETWEEN 1 AND 128),\n  PRIMARY KEY (key, former)\n) STRICT, WITHOUT ROWID;\n";
