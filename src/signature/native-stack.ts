import { baseName, type Frame, framesReadMax } from './frame.ts'
import { cleanNativeName } from './native-name.ts'

/** Other lines that may stand between two frames: another thread writes to the same terminal. */
const strangersMax = 4

/** A `#0 0x... in f() file:1` stack as sanitizers, gdb and Chromium print it. */
export interface NativeStack {
  readonly frames: readonly Frame[]
  /** The line after the last frame. */
  readonly end: number
}

/** Reads the first numbered stack at or after `from`, up to `until`. */
export function readNativeStack(lines: readonly string[], from: number, until = lines.length): NativeStack {
  const frames: Frame[] = []
  let end = from
  for (let at = from; at < until && frames.length < framesReadMax; at++) {
    const match = framePattern.exec(lines[at] ?? '')
    if (match !== null) {
      frames.push(readFrame(match[2] ?? ''))
      end = at + 1
    } else if (frames.length > 0 && (at - end >= strangersMax || (lines[at] ?? '').trim() === '')) break
  }
  return { frames, end }
}

export function isNativeFrame(line: string): boolean {
  return framePattern.test(line)
}

const framePattern = /^\s{0,40}#(\d{1,4})\s+(?:0x[0-9a-f]+\s?)?(?:in )?(.*)$/i

function readFrame(rest: string): Frame {
  const module = modulePattern.exec(rest)
  const code = (module === null ? rest : rest.slice(0, module.index)).trim()
  const [called, file] = splitFile(code)
  if (called === '' || called === '<null>') {
    if (file !== '') return { name: baseName(file), owner: isSystemFile(file) ? 'machinery' : 'own' }
    const binary = module?.[1] ?? ''
    const own = binary !== '' && !isSystemModule(binary)
    return { name: own ? baseName(binary) : '', owner: 'machinery' }
  }
  if (called.startsWith('LLVMFuzzerTestOneInput')) {
    // Every fuzz target calls its function so: the file says which.
    return { name: file === '' ? 'LLVMFuzzerTestOneInput' : baseName(file), owner: 'own' }
  }
  const name = cleanNativeName(called)
  // Every lambda is called so: its file says whose it is.
  const unique = name === 'operator()' && file !== '' ? `${baseName(file)}:operator()` : name
  return classify(unique, file, file === '' ? (module?.[1] ?? '') : '')
}

const modulePattern =
  /\s?\(((?:[A-Za-z]:)?[^()\s]*?)\+0x[0-9a-f]+\)(?:\s*\(BuildId: \w+\))?\s*$|\s?\(<unknown module>\)\s*$/i

/** The file is the last word, if it looks like one and cutting it off leaves no bracket open. */
function splitFile(code: string): readonly [called: string, file: string] {
  const space = code.lastIndexOf(' ')
  const word = code.slice(space + 1)
  if (word === '<null>') return [space === -1 ? '' : code.slice(0, space).trimEnd(), '']
  const file = word.replace(/:\d[\d:]*$/, '')
  const looksLikeFile =
    /^(?:[A-Za-z]:)?[\w.@+~$-]*[\\/]/.test(file) || /^[\w+-]+\.(?:cc?|cpp|cxx|hh?|hpp|rs|S|s|m|mm|inc|inl)$/.test(file)
  if (!looksLikeFile || /[()<>,]/.test(file)) return [code, '']
  return [space === -1 ? '' : code.slice(0, space).trimEnd(), file]
}

export function classify(name: string, file: string, module = ''): Frame {
  if (isSystemFile(file) || machineryNames.test(name) || isSystemModule(module)) return { name, owner: 'machinery' }
  return { name, owner: dependencyFiles.test(file) ? 'dependency' : 'own' }
}

function isSystemFile(file: string): boolean {
  return file !== '' && systemFiles.test(file.replaceAll('\\', '/'))
}

function isSystemModule(module: string): boolean {
  return systemModules.test(module)
}

const systemFiles = new RegExp(
  [
    String.raw`\/(?:sysdeps|nptl|csu|glibc[\w.-]*|eglibc[\w.-]*|compiler-rt[\w-]*|libsanitizer|libcxx(?:abi)?|libunwind)\/`,
    String.raw`^(?:\.\.\/)*(?:sysdeps|nptl|csu|bionic)\/`,
    String.raw`\/include\/c\+\+\/|\/c\+\+\/v1\/|\/bits\/stl_|\/libstdc\+\+|\/libc\+\+\/`,
    String.raw`\/Fuzzer[A-Z]\w+\.(?:cc|cpp|h|def)$|\/libfuzzer-sys|\/bionic\/`,
    String.raw`\/rustc\/[0-9a-f]{6,40}\/|\/lib(?:rary|rary\/)?\/?(?:std|core|alloc|panic_unwind)\/src\/|\/src\/lib(?:std|core|alloc)\/`,
    String.raw`\/asan_\w+\.(?:cc|cpp)$|\/(?:sanitizer|msan|tsan|lsan|hwasan|ubsan)_\w+\.(?:cc|cpp|inc)$`,
    String.raw`^runtime\/\w+\.(?:go|s)$`,
  ].join('|'),
)
const systemModules =
  /^\/(?:usr\/)?lib(?:32|64)?\/|libc[.-]\d|libc\.so|libstdc\+\+|libc\+\+|libpthread|ld-linux|\/apex\/|\.dylib$|^(?:ntdll|kernel32|KERNEL32|ucrtbase)/i
const dependencyFiles = /(?:^|\/)(?:third[_-]party|vendor|external|_deps|node_modules|\.cargo\/registry|\.cargo\/git)\//

const machineryNames = new RegExp(
  `^(?:${[
    String.raw`__(?:futex|asan|msan|tsan|ubsan|lsan|hwasan|sanitizer|interceptor|interposer|interception|cxa|gxx|libc|GI|assert|pthread|restore|kernel|memcpy|mem\w+_|str\w+_|stack_chk|fortify|chk_fail|invoke|rust|rustc|Unwind|throw)\w*`,
    String.raw`___interceptor_\w+|_Unwind_\w+|_start|_dl_\w+|_IO_\w+|_Exit|_exit|_objc_terminate|_sigtramp|_pthread\w*|_mem\w+|_str\w+`,
    'gsignal|raise|abort|abort_message|t?g?kill|pthread_kill|_?exit|terminate|demangling_terminate_handler',
    '(?:rpl_|aligned_)?(?:malloc|calloc|realloc|free|cfree|memalign|posix_memalign|strdup|strndup|valloc|aligned_alloc|reallocarray)',
    'mem(?:cpy|move|set|cmp|chr|rchr|mem)|str(?:len|nlen|cpy|ncpy|cat|ncat|cmp|ncmp|casecmp|chr|rchr|str|tol|toul|tod)|wcslen|bcmp|bcopy|printf|v?s?n?printf|puts|fwrite|fread|qsort',
    String.raw`mem(?:cpy|move|set|cmp)[-_.][\w.:-]+`,
    String.raw`operator (?:new|delete)(?:\[\])?`,
    String.raw`_M_(?:invoke|run)|(?:std|__gnu_cxx|__cxxabiv1|core|alloc|rust_begin_unwind|rust_panic\w*|panic_abort|panic_unwind)(?:$|::).*`,
    String.raw`<T>(?:::.*)?|<(?:core|alloc|std|&|\[|usize|u\d+|i\d+|T)\b.* as .*|rust_begin_unwind|rust_panic\w*|lang_start\w*`,
    '__rustc::.*|fuzzer::.*|clone3?|start_thread|thread_start|BaseThreadInitThunk|RtlUserThreadStart|LLVMFuzzerInitialize',
    String.raw`base::debug::.*|logging::(?:\{anon\}::)?\w{0,40}(?:Message|Error|RawLog)\w{0,20}\b.*|google::(?:LogMessage|LogMessageFatal|DumpStackTrace\w*)\b.*|absl::.*(?:LogMessage|RawLog|log_internal).*`,
    String.raw`WTF::(?:Vector|RefPtr|HashTable|HashMap|String\w*|WTFCrash\w*|WTFReportAssertionFailure\w*)\b.*|WTFCrash\w*|blink::.*ReportAssert.*`,
    String.raw`V8_(?:Fatal|Dcheck)\w*|v8::base::(?:OS::Abort|debug::\w+|FatalOOM).*|v8::internal::(?:V8::FatalProcess\w*|Heap::FatalProcess\w*)|backtrace\w*`,
    String.raw`g_(?:assertion_message\w*|log\w*|logv|malloc\w*|realloc\w*|free)|NSAssert\w*|objc_\w+|dispatch_\w+|[\w.+-]+\.(?:so|dylib)[.\d]*|_asan_rtl_|in|syscall|libfuzzer_sys::.*|rust_fuzzer_\w+`,
  ].join('|')})$`,
)
