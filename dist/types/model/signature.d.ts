/** Version of the extractor and normaliser; part of every key. When it changes, stored parts are re-keyed. */
export declare const signatureVersion = 1;
/** What kind of evidence the signature was made from, most specific first (facts: a cause beats the crash it leads to). */
export declare const signatureKinds: readonly ['property', 'sanitizer', 'panic', 'exception', 'assertion', 'test', 'fatal', 'timeout', 'oom', 'violation', 'signal', 'exit', 'nondeterminism'];
export type SignatureKind = (typeof signatureKinds)[number];
/** The type of a signature that two unequal runs of one seed have, found by the sweep's own second runs. */
export declare const unequalRunsType = "unequal runs";
/** The normalised identity of a failure's cause. Equal `key`: the same finding. */
export interface Signature {
    readonly version: number;
    /** sha256 hex: decides the finding. */
    readonly key: string;
    /** sha256 hex over the key's parts and the top 3 own frames: a line inside the finding. */
    readonly variant: string;
    /** sha256 hex over the whole normalised excerpt: only counted. */
    readonly exact: string;
    readonly kind: SignatureKind;
    /** Language family of the evidence: `rust`, `go`, `node`, `python`, `jvm`, `native`, ..., or `none`. */
    readonly language: string;
    /** Exception class, sanitizer class, property name, signal name. */
    readonly type: string;
    /** Normalised message: placeholders instead of numbers, paths, ids. Empty where the runtime wrote it. */
    readonly message: string;
    /** Function names, innermost first, machinery and assertion helpers skipped. */
    readonly frames: readonly string[];
    /** One line for people: `<type>: <message>`, at most 200 characters, normalised. */
    readonly title: string;
    /** True where the text holds a failure at all (not just an exit code). */
    readonly crash: boolean;
    /** What the keys were made of; null where it was not kept: by stores before version 2, and by job logs. */
    readonly parts: KeyParts | null;
}
/** What a key is made of beside the kind and the language, before anything is normalised. */
export interface KeyParts {
    /** What enters the key in place of the type, where one bug shows under several. */
    readonly typeClass: string;
    /** The author's own words without what is the run's own (seed, directories). Of one of the failures. */
    readonly message: string;
    readonly site: readonly string[];
    /** The first functions of the program itself: what variants differ in. */
    readonly own: readonly string[];
}
/** How keys are made of parts. Handed to the store, so that what older rules keyed can be keyed anew. */
export interface KeyRules {
    readonly version: number;
    readonly makeKeys: (signature: Pick<Signature, 'kind' | 'language' | 'type'>, parts: KeyParts) => Pick<Signature, 'key' | 'variant' | 'message' | 'title'>;
}
/** What the extractor is given about one failing run. Only `text` is required. */
export interface FailureEvidence {
    /** Output of the run: stderr after stdout, or what there is. */
    readonly text: string;
    readonly target?: string;
    readonly exitCode?: number;
    readonly signal?: string;
    readonly timedOut?: boolean;
    readonly oomKilled?: boolean;
    readonly seed?: string;
    /** Directory the run wrote into; its path is blanked as a literal string. */
    readonly workdir?: string;
    /** The failure as the simulator itself reported it in a result; goes before anything found in the text. */
    readonly reported?: ReportedFailure;
}
/** The `failure` object of a result line, file or message. */
export interface ReportedFailure {
    /** `property` for a broken rule, `error` for an uncaught error, or the simulator's own word. */
    readonly kind: string;
    /** Name of the property, for `property`. */
    readonly property?: string | undefined;
    /** Class of the error, for `error`. */
    readonly type?: string | undefined;
    readonly message: string;
    readonly stack?: string | undefined;
    /** Free text for people: the trace that led here. Never part of a signature. */
    readonly detail?: string | undefined;
}
