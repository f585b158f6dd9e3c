/**
 * Reduces a C, C++ or demangled Rust function to the name that stays the same over builds: no arguments, return type,
 * template arguments, clone suffixes or hashes.
 */
export declare function cleanNativeName(raw: string): string;
