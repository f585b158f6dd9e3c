/** Version of package.json, put in by the build. */
declare const SEEDSWEEP_VERSION: string
