/**
 * The program of the launch server, for Python 3.9 or newer on Linux. It is handed over as an argument, so that there
 * is no file to find. It runs one request after the other and holds no data of its own, so it stays at about 10 MB
 * however large its parent grows; `posix_spawn` then costs the same for every seed.
 *
 * Its arguments are what every seed has in its environment, as JSON, and how many bytes of memory a seed may hold with all
 * its processes, or 0. Requests are lines on stdin: for each seed
 * `[id, argv, changes of the environment, seconds]`, or `"cancel"`, which ends the running seed and forgets those that
 * wait, or `"recall"`, which forgets those that wait behind one that runs or is about to. Answers on stdout are lines:
 * `r 0` when it is ready; `o N` or `e N`, followed by N bytes of output; `x ID STATUS WHY MS` for the end of a seed (its
 * wait status), `f ID` for a seed that did not start, `c ID` for one that was cancelled before it did, `b ID` for one
 * that was recalled, and `k 0` behind those of one recall.
 *
 * A seed leads a process group in the session of the server, which is the parent of whoever lost its own: when the server
 * has no child, nobody is left of the seed.
 */
export const launchServerScript = `
import ctypes, fcntl, json, os, select, signal, sys, time

DRAIN, ABANDON, KILL = 0.1, 1.0, 5.0
SET_CHILD_SUBREAPER = 36
# How soon after its start a seed is looked at, and how long it is left alone at most: as in limit-memory.ts.
FIRST, PAUSE = 0.02, 0.25
NEVER = float("inf")
memory_max = int(sys.argv[2])
page_size = os.sysconf("SC_PAGE_SIZE")
# Answers travel together until half of what waited is used up: each write wakes a process that then competes with the seeds.
HOLD = 0.05
# A seed that ends sooner is not woken for between: who reads what it says at once competes with it for the processor.
# One that says more than a pipe holds waits that long, so this is only for those whose predecessor said little.
ATTACH = 0.02
ATTACH_LOUD = 0.003
LOUD = 16384
# Naming every signal costs the child half of the calls that it costs to ask for each how it is handled.
DEFAULTS = tuple(signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP})
now = time.monotonic
waiting = []
unread = b""
held = b""
held_until = 0.0
cancelled = False
idle = True
half = 0
loud = True
poller = select.poll()
# What seeds say goes into one pair of pipes after the other's end, as long as nobody of a seed is left who could write to it:
# making and closing a pair for each would cost a tenth of launching the shortest.
pipes = None
outputs = select.poll()
# Seeds read nothing: what they inherit as stdin is empty from the start, which is cheaper than opening it in each.
requests = os.dup(0)
os.dup2(os.open("/dev/null", os.O_RDONLY), 0)

def answer(data):
    global held, held_until
    if not held:
        held_until = now() + HOLD
    held += data
    if len(held) > 65536:
        flush()

def flush():
    global held
    while held:
        held = held[os.write(1, held):]

def read_requests():
    global unread, cancelled, half
    data = os.read(requests, 65536)
    if not data:
        return False
    *lines, unread = (unread + data).split(b"\\n")
    for line in lines:
        request = json.loads(line)
        if request == "cancel":
            for ident, *_ in waiting:
                answer(b"c %d\\n" % ident)
            waiting.clear()
            cancelled = True
        elif request == "recall":
            # Where nothing runs the first is as good as started.
            first = 1 if idle else 0
            for ident, *_ in waiting[first:]:
                answer(b"b %d\\n" % ident)
            del waiting[first:]
            answer(b"k 0\\n")
            flush()
        else:
            waiting.append(request)
    half = len(waiting) // 2
    return True

def parent_of(pid):
    try:
        with open("/proc/%d/stat" % pid, "rb") as file:
            stat = file.read()
        return int(stat[stat.rindex(b")") + 2:].split()[1])
    except (OSError, ValueError):
        return 0

def descendants_of(pid):
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            children.setdefault(parent_of(int(name)), []).append(int(name))
    found = list(children.get(pid, ()))
    for descendant in found:
        found.extend(children.get(descendant, ()))
    return found

# Stopped from the top down first, as in kill-tree.ts: what is stopped starts nothing any more.
def kill_tree(pid):
    kill(os.killpg, pid, signal.SIGSTOP)
    stopped = []
    for scan in range(16):
        fresh = [descendant for descendant in descendants_of(pid) if descendant not in stopped]
        if not fresh:
            break
        for descendant in fresh:
            kill(os.kill, descendant, signal.SIGSTOP)
        stopped.extend(fresh)
    kill(os.killpg, pid)
    for descendant in stopped:
        kill(os.kill, descendant)

def children():
    try:
        with open("/proc/self/task/%d/children" % os.getpid(), "rb") as file:
            return [int(pid) for pid in file.read().split()]
    except OSError:
        return []

# A daemon that left its group and lost its parent is our child then. Who is killed leaves its own children to us.
def kill_orphans():
    until = now() + KILL
    while now() < until:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] != 0:
                continue
        except ChildProcessError:
            return
        for pid in children():
            kill(os.kill, pid)
        time.sleep(0.001)

def kill(how, pid, number=signal.SIGKILL):
    try:
        how(pid, number)
    except (ProcessLookupError, PermissionError):
        pass

def tree_with(pid):
    found = [pid]
    for member in found:
        try:
            for task in os.listdir("/proc/%d/task" % member):
                with open("/proc/%d/task/%s/children" % (member, task), "rb") as file:
                    found.extend(map(int, file.read().split()))
        except OSError:
            pass
    return found

def resident(pid):
    try:
        with open("/proc/%d/statm" % pid, "rb") as file:
            return int(file.read().split()[1]) * page_size
    except (OSError, IndexError):
        return 0

def resident_share(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid, "rb") as file:
            return sum(int(line.split()[1]) * 1024 for line in file if line.startswith(b"Pss:"))
    except OSError:
        return 0

# As in tree-memory.ts: what processes share is told apart only where it matters.
def tree_memory(pid):
    tree = tree_with(pid)
    sizes = [resident(member) for member in tree]
    if len(tree) == 1 or sum(sizes) <= memory_max:
        return sum(sizes)
    return max(sum(map(resident_share, tree)), *sizes)

def open_pipes():
    global pipes
    if pipes is None:
        pipes = os.pipe() + os.pipe()
        for end in pipes[::2]:
            outputs.register(end, select.POLLIN)
    else:
        # A seed before may have made them non-blocking: such flags belong to the pipe, not to who set them.
        for end in pipes[1::2]:
            fcntl.fcntl(end, fcntl.F_SETFL, 0)
    return pipes

# From now on it shows when nobody has them open any more; the next seed gets new ones.
def give_up_pipes():
    global pipes
    out_end, out, err_end, err = pipes
    for end in (out_end, err_end):
        outputs.unregister(end)
    os.close(out)
    os.close(err)
    pipes = None

def start(argv, env):
    _, out, _, err = open_pipes()
    try:
        actions = ((os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, err, 2))
        return os.posix_spawnp(argv[0], argv, env, file_actions=actions, setpgroup=0, setsigmask=(), setsigdef=DEFAULTS)
    except (OSError, ValueError):
        return 0

# Who lost its parent is our child, so without a child there is no process left of the seed that was waited for.
def nobody_left():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
        return False
    except ChildProcessError:
        return True

def pass_on(stream, data):
    answer(b"%s %d\\n%s" % (stream, len(data), data))

# What the last one said that was not read while it ran.
def drain(streams):
    said = 0
    while ready := outputs.poll(0):
        for fd, _ in ready:
            data = os.read(fd, 65536)
            said += len(data)
            pass_on(streams[fd], data)
    return said

# Everything of a group is killed that still has a member: it keeps the number of the group from being given to others.
def kill_group(group):
    for pid in children():
        try:
            if os.getpgid(pid) == group:
                return kill(os.killpg, group)
        except ProcessLookupError:
            pass

def run(ident, argv, env, limit):
    global cancelled, held_until, loud
    started = now()
    pid = start(argv, env)
    if pid == 0:
        answer(b"f %d\\n" % ident)
        return True
    handle = os.pidfd_open(pid)
    poller.register(handle, select.POLLIN)
    out, _, err, _ = pipes
    streams = {out: b"o", err: b"e"}
    attach = started + (ATTACH_LOUD if loud else ATTACH)
    said = 0
    parent = True
    why = b"-"
    ended = 0.0
    status = signal.SIGKILL
    swept = False
    until = started + limit
    look = started + FIRST if memory_max else NEVER
    while True:
        wake = min(until, look, attach, held_until if held else NEVER)
        events = poller.poll(max(0, min((wake - now()) * 1000 + 1, 2000000000)))
        if held and now() >= held_until:
            flush()
        for fd, event in events:
            if fd == requests:
                parent = read_requests()
                if not parent:
                    poller.unregister(requests)
                if (cancelled or not parent) and why == b"-" and not ended:
                    why = b"cancelled"
                    kill_tree(pid)
                    until = now() + KILL
            elif fd == handle:
                ended = now()
                until = ended + DRAIN
                poller.unregister(fd)
                status = os.waitpid(pid, 0)[1]
            else:
                # A hang-up alone: there is nothing left to read.
                data = b"" if event == select.POLLHUP else os.read(fd, 65536)
                said += len(data)
                if data:
                    pass_on(streams[fd], data)
                else:
                    poller.unregister(fd)
                    os.close(fd)
                    del streams[fd]
        if ended and pipes is not None:
            if nobody_left():
                said += drain(streams)
                break
            give_up_pipes()
        if attach != NEVER and (ended or now() >= attach):
            attach = NEVER
            for fd in streams:
                poller.register(fd, select.POLLIN)
            if ended:
                continue
        if ended or why != b"-":
            look = NEVER
        elif now() >= look:
            size = tree_memory(pid)
            look = now() + (FIRST if size > memory_max / 2 else min(PAUSE, max(FIRST, (now() - started) / 10)))
            if size > memory_max:
                why = b"memory"
                kill_tree(pid)
                until = now() + KILL
        if ended and (not streams or now() >= until):
            if swept:
                break
            kill_group(pid)
            swept = True
            if not streams:
                break
            until = now() + ABANDON
        elif not ended and now() >= until:
            if why != b"-":
                break
            why = b"timeout"
            kill_tree(pid)
            until = now() + KILL
    if attach == NEVER:
        for fd in streams:
            poller.unregister(fd)
    if not ended:
        give_up_pipes()
        poller.unregister(handle)
        ended = now()
    os.close(handle)
    # The pipes are kept exactly where nobody is left.
    if pipes is None:
        for fd in streams:
            os.close(fd)
        kill_orphans()
    cancelled = False
    loud = said > LOUD
    answer(b"x %d %d %s %.3f\\n" % (ident, status, why, (ended - started) * 1000))
    # In time for who hands them over to bring more while the others run.
    if len(waiting) - 1 <= half:
        held_until = 0.0
    return parent

def encode(env):
    return {name.encode(): value.encode() for name, value in env.items()}

def serve():
    global cancelled, idle
    poller.register(requests, select.POLLIN)
    os.close(os.pidfd_open(os.getpid()))
    if ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        return
    shared = encode(json.loads(sys.argv[1]))
    answer(b"r 0\\n")
    while True:
        while not waiting:
            flush()
            if not read_requests():
                return
        # What was cancelled while nothing ran was forgotten, and what waits came later.
        cancelled = False
        ident, argv, changes, limit = waiting.pop(0)
        try:
            command = [word.encode() for word in argv]
            env = {**shared, **encode(changes)}
        except UnicodeEncodeError:
            answer(b"f %d\\n" % ident)
            continue
        idle = False
        if not run(ident, command, env, limit):
            return
        idle = True

try:
    serve()
    flush()
except BrokenPipeError:
    pass
`
