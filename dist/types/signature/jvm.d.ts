import { type Failure, type FailureText } from './failure.ts';
/** Exceptions of Java, Kotlin, Scala and Clojure, and crashes of the virtual machine itself. */
export declare function findJvmException(source: FailureText): Failure | null;
