module seedsweep/bench/porcupine

go 1.21.0

require github.com/anishathalye/porcupine v1.3.0
