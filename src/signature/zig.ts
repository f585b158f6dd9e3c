import { type Failure, type FailureText, ranks } from './failure.ts'
import { type Frame, framesReadMax, readStack } from './frame.ts'

/** Zig panics, segmentation faults and error return traces. */
export function findZigPanic(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!text.includes('.zig:')) return null
  for (const [at, line] of lines.entries()) {
    const panic = /(?:^|\s)(?:thread \d+ )?panic: (.{0,2000})$/.exec(line)
    const fault =
      panic === null
        ? /^((?:Segmentation fault|Bus error|Illegal instruction|General protection exception|Arithmetic exception)) .*address/.exec(
            line,
          )
        : null
    const error = panic === null && fault === null ? /^error: (\w{1,200})$/.exec(line) : null
    if (panic === null && fault === null && error === null) continue
    const frames = readFrames(lines, at + 1)
    if (frames.length === 0) continue
    const stack = readStack(frames)
    const said = panic?.[1] ?? ''
    // What the language says of itself is the same for every check: the printed source line tells them apart.
    const message = panic !== null && !generic.test(said) ? said : bounds.test(said) ? '' : (stack.source ?? '')
    const type = fault?.[1] ?? error?.[1] ?? (generic.exec(said)?.[1] || 'panic')
    return { kind: 'panic', rank: ranks.panic, language: 'zig', type, message, stack, line: at, crash: true }
  }
  return null
}

const bounds = /^index out of bounds/
const generic =
  /^(reached unreachable code|index out of bounds|integer overflow|integer cast truncated bits|attempt to use null value|attempt to unwrap error|start index \d+ is larger|incorrect alignment|division by zero|cast causes pointer to be null|invalid enum value|access of (?:inactive )?union field|sentinel mismatch|left shift overflowed bits|exact division produced remainder|unwrap of null)/

function readFrames(lines: readonly string[], from: number): readonly Frame[] {
  const frames: Frame[] = []
  let strangers = 0
  for (let at = from; at < lines.length && frames.length < framesReadMax && strangers < 6; at++) {
    const match = /^(.{1,600}?):(?:\d+|\?):(?:\d+|\?): 0x[0-9a-f]+ in (.{1,400}?)(?: \(.{0,200}\))?$/.exec(
      lines[at] ?? '',
    )
    if (match === null) {
      strangers += /^\s/.test(lines[at] ?? '') ? 0 : 1
      continue
    }
    strangers = 0
    frames.push(classifyFrame((match[1] ?? '').replaceAll('\\', '/'), match[2] ?? '', (lines[at + 1] ?? '').trim()))
  }
  return frames
}

function classifyFrame(file: string, called: string, source: string): Frame {
  const name = called.replace(/__anon_\d+/g, '').replace(/__struct_\d+/g, '')
  const machinery =
    /(?:^|\/)(?:lib\/)?std\/|\/start\.zig$|^\?\?\?$|compiler_rt/.test(file) ||
    /^(?:\?\?\?|panic\w*|_start|main\.0)$/.test(name)
  return { name, owner: machinery ? 'machinery' : 'own', source }
}
