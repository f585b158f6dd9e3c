import { type Failure, type FailureText } from './failure.ts';
/** `assert`, CHECK, GLib, WebKit, V8 and MSVC assertions, uncaught C++ exceptions, and the C library's own checks. */
export declare function findNativeAssertion(source: FailureText): Failure | null;
