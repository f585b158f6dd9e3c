import { type Profile, prefix } from './profile.ts'

/** The answer to "how far am I" must not overtake the events that it counts. */
export const questions: Profile = {
  isOfOneSize: true,
  members: () => 1,
  settings: () => ({}),
  async run(run) {
    const { random } = run
    const member = run.cluster.member(0)
    const stream = run.stream(member)
    const watches = Array.from({ length: random.between(1, 5) }, () => stream.create(prefix))
    await stream.until(() => watches.every(({ responses }) => responses.length > 0), 1_000)
    const work = { left: 200 }
    const writers = Array.from({ length: random.between(1, 8) }, async () => {
      const caller = run.caller(member)
      while (work.left > 0) {
        work.left -= 1
        await caller.must({ kind: 'put', key: random.pick(run.keys), value: run.recorder.newValue() })
      }
    })
    const ask = async (): Promise<void> => {
      while (work.left > 0) {
        if (run.has('progress')) {
          run.count('progress')
          for (let nth = random.between(1, 3); nth > 0; nth -= 1) stream.askForProgress()
        }
        await run.sleep(random.below(4))
      }
    }
    await Promise.all([...writers, ask()])
  },
}
