import * as z from 'zod'
import { axisValueMax, axisValuesMax, configNamePattern } from '../model/axis.ts'
import { outcomeKinds } from '../model/outcome.ts'
import { seedTypes } from '../model/seed.ts'
import { vias } from '../model/target.ts'
import { presetNames } from './presets/presets.ts'

/** Version of `seedsweep.yml` that this release reads; a file may leave it out. */
export const configVersion = 1

/** Where the action keeps its history between runs. */
export const historyPlaces = ['artifact', 'branch', 'none'] as const
export type HistoryPlace = (typeof historyPlaces)[number]

/** Most targets, labels, owners and words one file may hold: far beyond use, so that a broken file is told early. */
const entriesMax = 1_000

const Name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'a name is 1 to 64 letters, digits, dots, dashes or underscores')

/** Numbers and truth values stand for the text that was written: `100` is "100", `1e3` is "1e3". */
const ValueSchema = z.union([z.string(), z.number(), z.boolean()])
const CommandSchema = z.union([z.string(), z.array(ValueSchema).min(1).max(entriesMax)])
const ValuesSchema = z.record(z.string(), ValueSchema)

const ConfigName = z.string().regex(configNamePattern, 'a name is 1 to 64 letters, digits, dots, dashes or underscores')
const ConfigValueSchema = z.union([z.string().max(axisValueMax), z.number(), z.boolean()])
const ConfigSchema = z.record(
  ConfigName,
  z.union([ConfigValueSchema, z.array(ConfigValueSchema).min(1).max(axisValuesMax)]),
)

const ExitCodesSchema = z.union([z.number().int().nonnegative(), z.string()])
const SignalSchema = z.string().min(1)

/** One line of `outcome`. What its words mean is judged by `readOutcomeRules`. */
export const OutcomeFieldsSchema = z.strictObject({
  exit: z
    .union([ExitCodesSchema, z.array(ExitCodesSchema).min(1).max(entriesMax)])
    .optional()
    .describe('Exit code, a range with both ends such as "250-255", or a list of them.'),
  signal: z
    .union([SignalSchema, z.array(SignalSchema).min(1).max(100)])
    .optional()
    .describe('Signal that ended the process, such as SIGABRT, a list of them, or any.'),
  text: z
    .string()
    .min(1)
    .optional()
    .describe('Regular expression that the output must contain; without look-around and back-references.'),
  is: z.enum(outcomeKinds).describe('What the seed gave when all of the above hold.'),
  reason: z.string().min(1).max(200).optional().describe('What it means, in a few words, for people.'),
})
export type OutcomeFields = z.infer<typeof OutcomeFieldsSchema>

/** `result` of a target. */
export const ResultFieldsSchema = z.strictObject({
  junit: z
    .string()
    .min(1)
    .optional()
    .describe('JUnit XML that a run writes, such as "{out}/*.xml": a failure or error in it fails the seed.'),
  antithesis: z
    .boolean()
    .optional()
    .describe('Whether the assertions of the Antithesis SDK are read; ANTITHESIS_SDK_LOCAL_OUTPUT is then set.'),
})

/** One target as written: the words of the file, before anything is split, parsed or filled in. */
const TargetWordsSchema = z.strictObject({
  preset: z
    .enum(presetNames)
    .optional()
    .describe('Known simulator or test runner, which fills in what its kind needs; see docs/presets.md.'),
  build: z
    .string()
    .optional()
    .describe('Shell line that makes the simulator runnable on a fresh checkout. Needed to replay on other commits.'),
  run: CommandSchema.optional().describe(
    'Command that runs one seed in a fresh process; exit status 0 passes. {seed} is where the seed goes; ' +
      '{out} is a directory of its own; {config.NAME} is a value of "config". Split like a shell does, without a shell.',
  ),
  batch: CommandSchema.optional().describe(
    'Command that runs many seeds in one process: {from} and {count} for consecutive seeds, or {seeds-file} with one seed a line.',
  ),
  'stops-at-first-failure': z
    .boolean()
    .optional()
    .describe('Whether a batch ends at its first failing seed; the sweep then goes on at the next seed.'),
  worker: CommandSchema.optional().describe(
    'Command of a process that stays and runs seeds as it is told to, one JSON object a line.',
  ),
  recycle: z
    .number()
    .int()
    .positive()
    .max(2 ** 32)
    .optional()
    .describe('Seeds after which a worker is replaced by a fresh one. Default: never.'),
  via: z
    .enum(vias)
    .optional()
    .describe('Which of run, batch and worker a sweep uses. Default: worker, else batch, else run.'),
  env: ValuesSchema.optional().describe('Environment variables added for the simulator.'),
  'pass-env': z
    .array(z.string())
    .max(entriesMax)
    .optional()
    .describe('Names of further environment variables to let through to the simulator; never tokens of the runner.'),
  timeout: z
    .string()
    .optional()
    .describe('Time one seed may take before its process tree is killed, such as 60s, 5m or 500ms. Default: 60s.'),
  memory: z
    .string()
    .optional()
    .describe(
      'Memory that one seed may use, with all its processes, such as 2GiB or 512MiB; more is a failure. Linux only. Default: no bound.',
    ),
  'seed-type': z
    .enum(seedTypes)
    .optional()
    .describe('Integer type of the seeds that the simulator takes. Default: u64.'),
  'seed-stream': z
    .enum(['mixed', 'consecutive'])
    .optional()
    .describe(
      'mixed: seeds spread over the whole type. consecutive: base, base + 1, ...; implied by {from} and {count}.',
    ),
  weight: z.number().positive().max(1e6).optional().describe('Share of time against the other targets. Default: 1.'),
  canary: CommandSchema.optional().describe(
    'Command that must fail: proves in every campaign that failures of this target are still seen.',
  ),
  expect: z
    .string()
    .min(1)
    .optional()
    .describe('Text that must appear in the output for exit status 0 to count as passed.'),
  outcome: z
    .array(OutcomeFieldsSchema)
    .max(100)
    .optional()
    .describe('Rules that say what an end means, the first that matches decides; else exit status 0 passes.'),
  result: ResultFieldsSchema.optional().describe('Files of a run that decide with its exit: junit, antithesis.'),
  deterministic: z
    .boolean()
    .optional()
    .describe('false: the same seed may give something else next time; a seed only numbers an attempt. Default: true.'),
  config: ConfigSchema.optional().describe(
    'Configuration of the simulator, for {config.NAME} and for the record. A value is fixed; of a list, and of on/off ' +
      '(a family of faults), every seed draws its own.',
  ),
})

/** Only a preset can know what to run. `meta` tells editors, the check tells everybody else. */
export const TargetFieldsSchema = TargetWordsSchema.superRefine((fields, context) => {
  if (fields.run === undefined && fields.preset === undefined) {
    context.addIssue({ code: 'custom', path: ['run'], message: 'write run, or preset' })
  }
}).meta({ anyOf: [{ required: ['run'] }, { required: ['preset'] }] })
export type TargetFields = z.infer<typeof TargetFieldsSchema>
export type CommandFields = NonNullable<TargetFields['run']>

const IssuesSchema = z.strictObject({
  labels: z.array(z.string().min(1).max(50)).max(100).optional().describe('Labels of new issues. Default: seedsweep.'),
  'max-new-issues': z
    .number()
    .int()
    .nonnegative()
    .max(entriesMax)
    .optional()
    .describe('Most issues opened by one report; the rest stay pending. Default: 5.'),
  'file-unconfirmed': z
    .boolean()
    .optional()
    .describe(
      'Whether a finding is filed that passed whenever it was run again, or did not show on every runner. Default: false.',
    ),
  owners: z
    .record(z.string(), z.union([z.string(), z.array(z.string()).min(1).max(entriesMax)]))
    .optional()
    .describe(
      'Who is told of a new finding: name of a property, type or target, or a path pattern such as src/raft/**, and ' +
        'GitHub logins, which are assigned, or teams such as acme/storage, which are mentioned. Else CODEOWNERS is asked.',
    ),
})

/** `seedsweep.yml`: the words of the file. What they mean together is judged by `readConfig`. */
export const ConfigFileSchema = z
  .strictObject({
    version: z.literal(configVersion).optional().describe('Version of this format.'),
    default: Name.optional().describe('Target that is swept when none is named.'),
    targets: z.record(Name, TargetFieldsSchema).optional().describe('Simulators by name.'),
    history: z
      .enum(historyPlaces)
      .optional()
      .describe(
        'Where the action keeps what earlier campaigns found: artifact (default), an orphan branch (needs contents: write), or none.',
      ),
    issues: IssuesSchema.optional().describe('How findings become GitHub issues.'),
  })
  .describe('Configuration of seedsweep, seedsweep.yml')
export type ConfigFile = z.infer<typeof ConfigFileSchema>
