import type { Life } from '../../model/life.ts'

/** The numbers of its closing that an issue tells, and as of when: its marker keeps them. */
export interface ToldClosing {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly clean: number
  readonly campaigns: number
  readonly missing: number
  /** Null where no campaign had seeds. */
  readonly campaignsMissing: number | null
}

/** Clean seeds come in every night. An issue is rewritten for them alone where so much of what was missing came in, */
const shareTold = 0.1
/** or where it tells numbers of so many days ago. */
const daysTold = 7

export function tellClosing(life: Life, at: string): ToldClosing {
  const { clean, missing, campaignsMissing } = life
  return { at, clean: clean.seeds, campaigns: clean.campaigns, missing, campaignsMissing }
}

/** Whether what is known now is worth an edit of an issue in which nothing else has changed. Pure. */
export function isWorthTelling({ missing }: Life, told: ToldClosing, at: string): boolean {
  if (missing === 0 || told.missing === 0) return missing !== told.missing
  const days = (Date.parse(at) - Date.parse(told.at)) / 86_400_000
  return Math.abs(missing - told.missing) > told.missing * shareTold || days >= daysTold
}

/** A life as the issue tells it: with the numbers of then, and all else as it is now. */
export function asTold(life: Life, told: ToldClosing): Life {
  const { clean, campaigns, missing, campaignsMissing } = told
  return {
    ...life,
    clean: { ...life.clean, seeds: clean, campaigns },
    campaignsSince: life.campaignsSince - life.clean.campaigns + campaigns,
    missing,
    campaignsMissing,
  }
}
