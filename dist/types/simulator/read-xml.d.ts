/** What a reader of XML meets, in order. Text comes with its entities replaced, CDATA as text. */
export type XmlEvent = {
    readonly type: 'open';
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
} | {
    readonly type: 'close';
    readonly name: string;
} | {
    readonly type: 'text';
    readonly text: string;
};
/**
 * Reads XML as test runners write it. Stops quietly where the text ends in the middle, as it does when the writer was
 * killed: `torn` then says so. Declarations of entities are skipped and never expanded.
 */
export declare function readXml(text: string): Generator<XmlEvent, {
    readonly torn: boolean;
}, undefined>;
