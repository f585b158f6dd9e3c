/** Programs that run a script: the script's name says more than theirs. */
const interpreters =
  /^(?:node|bun|deno|tsx|ts-node|npx|python[0-9.]*|pypy[0-9.]*|ruby|perl|php|java|mono|dotnet|sh|bash|dash|zsh|env)$/

/** Options of interpreters that say how the script is run; the word after `-m` or `-jar` is the script. */
const modes = /^(?:run|exec|-m|-jar)$/

/**
 * A name for a target that was given as a bare command: the base name of its program, or of the script that its
 * program runs, without the extension. `node test/raft.sim.ts --seed {seed}` is `raft.sim`.
 */
export function nameTarget(argv: readonly string[]): string {
  const program = baseName(argv[0] ?? '')
  const script = interpreters.test(program) ? scriptOf(argv.slice(1)) : null
  const name = (script === null ? program : baseName(script)).replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  return name.replace(/^[^A-Za-z0-9]+/, '').slice(0, 64) || 'simulator'
}

function scriptOf(words: readonly string[]): string | null {
  const script = words.find((word) => !word.startsWith('-') && !modes.test(word) && !word.includes('='))
  return script === undefined || /[\s{]/.test(script) ? null : script
}

function baseName(path: string): string {
  const base = path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '')
  return base.replace(/\.(?:exe|cmd|bat|[cm]?[jt]sx?|py|rb|pl|php|jar|sh|dll)$/i, '')
}
