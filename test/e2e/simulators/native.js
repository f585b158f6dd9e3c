// A simulator that fails as programs in C++ do. Of ten seeds three break one bug, which AddressSanitizer sees as three
// types: a read past the end, after the end, and through a wild pointer, all in Log::get. Two more break two bugs of one
// function, Node::vote: another assertion each.
const seed = BigInt(process.argv[2])
const frames = `    #0 0x55d0c8a1b2c3 in raft::Log::get(unsigned long) /w/demo/src/log.cc:41:10
    #1 0x55d0c8a1b2d4 in raft::Node::apply(raft::Entry const&) /w/demo/src/node.cc:99:3
    #2 0x55d0c8a1b2e5 in main /w/demo/src/main.cc:12:5`
const address = (0x602000000000n + seed * 16n).toString(16)
const read = `READ of size 8 at 0x${address} thread T0\n${frames}`
const report = (type, more) => `=================================================================
==${Number(seed % 30000n) + 100}==ERROR: AddressSanitizer: ${type}
${more}
SUMMARY: AddressSanitizer: ${type.split(' ', 1)[0]} /w/demo/src/log.cc:41:10 in raft::Log::get(unsigned long)`
const assertion = (line, text) => `sim: src/node.cc:${line}: void raft::Node::vote(int): Assertion \`${text}' failed.`
const texts = [
  report(`heap-buffer-overflow on address 0x${address} at pc 0x55d0c8a1b2c3`, read),
  report(`heap-use-after-free on address 0x${address} at pc 0x55d0c8a1b2c3`, read),
  report(
    `SEGV on unknown address 0x${address} (pc 0x55d0c8a1b2c3 bp 0x7ffd sp 0x7ffc T0)`,
    `==1==The signal is caused by a READ memory access.\n${frames}`,
  ),
  assertion(50, 'term > 0'),
  assertion(57, 'votes < peers'),
]
const text = texts[Number(seed % 10n)]
if (text !== undefined) {
  console.error(text)
  process.exitCode = 1
} else {
  console.log(`passed ${seed}`)
}
