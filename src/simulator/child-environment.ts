import { isRunnerSecret } from '../base/runner-secret.ts'
import type { Target } from '../model/target.ts'

/**
 * The environment of a simulator: an allow-list of ours, what the target asks for by `pass-env`, the target's own
 * `env`, then `extra` (which wins). Everything else of the parent stays outside, above all the runner's tokens: an
 * action's process holds `ACTIONS_RUNTIME_TOKEN`, and with it anybody can write artifacts of the run.
 *
 * Names are compared without regard to case, because Windows has `Path` where others have `PATH`.
 */
export function childEnvironment(
  parentEnv: Readonly<Record<string, string | undefined>>,
  target: Pick<Target, 'env' | 'passEnv'>,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const child: Record<string, string> = { ...diagnostics }
  const passed = new Set(target.passEnv)
  for (const [name, value] of Object.entries(parentEnv)) {
    if (value === undefined || isRunnerSecret(name)) continue
    if (isAllowed(name) || passed.has(name)) child[name] = value
  }
  return Object.assign(child, target.env, extra)
}

function isAllowed(name: string): boolean {
  const upper = name.toUpperCase()
  if (perSeed.has(upper)) return false
  return allowed.has(upper) || upper.startsWith('LC_') || upper.startsWith('SEEDSWEEP_')
}

/** Make a crash say where it was. Any of them set by the user, in `env` or the parent, goes before. */
const diagnostics: Readonly<Record<string, string>> = {
  RUST_BACKTRACE: '1',
  GOTRACEBACK: 'all',
  PYTHONFAULTHANDLER: '1',
  UBSAN_OPTIONS: 'print_stacktrace=1',
  ASAN_OPTIONS: 'symbolize=1:abort_on_error=0',
}

/** Ours to set for each seed; a campaign inside a campaign must not inherit them. */
const perSeed = new Set(['SEEDSWEEP_SEED', 'SEEDSWEEP_INDEX', 'SEEDSWEEP_OUT', 'SEEDSWEEP_FAMILIES'])

const allowed = new Set([
  ...`PATH HOME TMPDIR TMP TEMP LANG TZ USER LOGNAME SHELL
    SYSTEMROOT SYSTEMDRIVE COMSPEC PATHEXT WINDIR USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA
    PROGRAMDATA PROGRAMFILES PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS
    CARGO_HOME RUSTUP_HOME GOPATH GOROOT GOCACHE GOMODCACHE JAVA_HOME M2_HOME GRADLE_USER_HOME NVM_DIR VOLTA_HOME
    PYENV_ROOT VIRTUAL_ENV DOTNET_ROOT LD_LIBRARY_PATH DYLD_LIBRARY_PATH`.split(/\s+/),
  // The user's own choice of how a crash is reported goes before ours.
  ...Object.keys(diagnostics),
  // No secret: the runner finds processes that outlived a killed job by it, and ours run in groups of their own.
  'RUNNER_TRACKING_ID',
])
