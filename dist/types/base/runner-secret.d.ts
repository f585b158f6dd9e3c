/** Whether a variable may never reach a simulator, whatever the configuration says. */
export declare function isRunnerSecret(name: string): boolean;
