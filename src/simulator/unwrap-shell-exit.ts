import { constants } from 'node:os'
import type { ProcessExit } from '../model/outcome.ts'

/**
 * The exit of the program that a shell ran, where the shell waited for it instead of becoming it. bash becomes the last
 * command of its line; dash waits, and then a death by SIGSEGV arrives as exit code 139 with a line `Segmentation fault`
 * at the end. Undone here, because the same crash must look the same with and without a shell. An exit code 139 without
 * that line was the program's own.
 */
export function unwrapShellExit(exit: ProcessExit, output: string): { exit: ProcessExit; output: string } {
  const words = exit.code === null ? undefined : descriptions.get(exit.code - 128)
  if (words === undefined) return { exit, output }
  const said = `(?:${words.description})(?:: \\d+)?(?: +\\(core dumped\\))?`
  const bash = `[^\\n]*sh: line \\d+: +\\d+ ${said}[^\\n]*`
  const [lastLine] = output.match(new RegExp(`(?<![^\\n])(?:${said}|${bash})\\n?$`)) ?? []
  if (lastLine === undefined) return { exit, output }
  return { exit: { ...exit, code: null, signal: words.signal }, output: output.slice(0, -lastLine.length) }
}

/** What shells call a signal, on Linux and on macOS, by its number. */
const descriptions = new Map(
  Object.entries({
    SIGHUP: 'Hangup',
    SIGQUIT: 'Quit',
    SIGILL: 'Illegal instruction',
    SIGTRAP: 'Trace/breakpoint trap|Trace/BPT trap',
    SIGABRT: 'Aborted|Abort trap',
    SIGBUS: 'Bus error',
    SIGFPE: 'Floating point exception',
    SIGKILL: 'Killed',
    SIGSEGV: 'Segmentation fault',
    SIGTERM: 'Terminated',
    SIGSYS: 'Bad system call',
  }).map(([signal, description]) => [constants.signals[signal as NodeJS.Signals], { signal, description }]),
)
