/**
 * Variables of a CI runner that let whoever reads them act as the workflow: its tokens, and the files through which a
 * step sets variables, outputs and paths of later steps.
 */
const runnerSecret =
  /^(?:ACTIONS_.*|INPUT_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_OUTPUT|GITHUB_ENV|GITHUB_PATH|GITHUB_STATE|GITHUB_STEP_SUMMARY)$/i

/** Whether a variable may never reach a simulator, whatever the configuration says. */
export function isRunnerSecret(name: string): boolean {
  return runnerSecret.test(name)
}
