import { join } from 'node:path'
import { makeRepository, type TestRepository } from '../campaign/make-repository.ts'

/** How one commit of a bisected repository behaves. */
export interface BisectedCommit {
  /** How many of 1,000 seeds fail. */
  readonly rate?: number
  /** Which seeds those are: another salt shifts the stream. */
  readonly salt?: number
  /** How many of 1,000 seeds fail in another way. */
  readonly flaky?: number
  readonly builds?: boolean
}

/** A simulator in sh: which seeds fail follows from the seed and what its commit says. It runs only where it was built. */
const simulator = `seed=$1
read -r built < built.txt || exit 3
read -r rate salt flaky < behaviour.txt
fail() { echo "seedsweep: {\\"outcome\\":\\"failed\\",\\"failure\\":{\\"kind\\":\\"property\\",\\"property\\":\\"$1\\",\\"message\\":\\"$2\\"}}"; exit 1; }
hash=$(( (seed % 99991 * 7919 + salt * 104729) % 1000 ))
other=$(( (seed % 99991 * 6271 + salt * 15485863 + 17) % 1000 ))
[ "$other" -lt "$flaky" ] && fail Flaky 'the network was slow'
[ "$hash" -lt "$rate" ] && fail Durable 'lost a write'
echo "fine $seed"
`

const config = `default: sim
targets:
  sim:
    build: sh build.sh
    run: sh sim.sh {seed}
    seed-type: u32
`

export interface Bisected extends TestRepository {
  readonly shas: readonly string[]
  /** Where the configuration is. */
  readonly cwd: string
}

/** A repository whose commits behave so, one after the other, with the simulator in `subdirectory`. */
export function makeBisected(commits: readonly BisectedCommit[], subdirectory = ''): Bisected {
  const repository = makeRepository()
  const shas = commits.map(({ rate = 0, salt = 1, flaky = 0, builds = true }, at) => {
    const files = {
      'sim.sh': simulator,
      'seedsweep.yml': config,
      'build.sh': builds ? 'echo yes > built.txt\n' : 'echo "undefined: Vote" >&2\nexit 2\n',
      'behaviour.txt': `${rate} ${salt} ${flaky}\n`,
      'version.txt': `${at}\n`,
      '.gitignore': 'built.txt\n.seedsweep\n',
    }
    const placed = Object.entries(files).map(([name, text]) => [join(subdirectory, name), text])
    return repository.commit(`Commit ${at}`, Object.fromEntries(placed))
  })
  const cwd = join(repository.directory, subdirectory)
  return { ...repository, shas, cwd }
}
