# A simulator that fails as programs in C++ do. Of ten seeds three break one bug, which AddressSanitizer sees as three
# types: a read past the end, after the end, and through a wild pointer, all in Log::get. Two more break two bugs of one
# function, Node::vote: another assertion each.
seed=$1
address=6020$(printf '%s' "$seed" | tail -c 7)0
frames='    #0 0x55d0c8a1b2c3 in raft::Log::get(unsigned long) /w/demo/src/log.cc:41:10
    #1 0x55d0c8a1b2d4 in raft::Node::apply(raft::Entry const&) /w/demo/src/node.cc:99:3
    #2 0x55d0c8a1b2e5 in main /w/demo/src/main.cc:12:5'
read="READ of size 8 at 0x$address thread T0
$frames"
report() {
  cat >&2 <<END
=================================================================
==$((100 + $$ % 30000))==ERROR: AddressSanitizer: $1
$2
SUMMARY: AddressSanitizer: ${1%% *} /w/demo/src/log.cc:41:10 in raft::Log::get(unsigned long)
END
  exit 1
}
assertion() {
  echo "sim: src/node.cc:$1: void raft::Node::vote(int): Assertion \`$2' failed." >&2
  exit 1
}
case $seed in
  *0) report "heap-buffer-overflow on address 0x$address at pc 0x55d0c8a1b2c3" "$read" ;;
  *1) report "heap-use-after-free on address 0x$address at pc 0x55d0c8a1b2c3" "$read" ;;
  *2)
    report "SEGV on unknown address 0x$address (pc 0x55d0c8a1b2c3 bp 0x7ffd sp 0x7ffc T0)" "==1==The signal is caused by a READ memory access.
$frames"
    ;;
  *3) assertion 50 'term > 0' ;;
  *4) assertion 57 'votes < peers' ;;
esac
echo "passed $seed"
