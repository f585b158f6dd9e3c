/** @throws UserError `pass-env` for a name that is none, or that a simulator must not see */
export declare function checkPassEnv(names: readonly string[], where: string): void;
