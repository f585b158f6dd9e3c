// Checks histories with Porcupine and says how long each took: the peer of bench/check.ts, which starts it.
//
// In: one JSON object a line, {"model", "rounds", "rowMs", "limitMs", "operations": [[client, call, return, kind, key, a, b, answer], ...]};
// a return of -1 was never seen. Out: one JSON object a line, {"verdict", "ms": [...], "peakMb"}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/anishathalye/porcupine"
)

type request struct {
	Model      string              `json:"model"`
	Rounds     int                 `json:"rounds"`
	RowMs      int                 `json:"rowMs"`
	LimitMs    int                 `json:"limitMs"`
	Operations [][]json.RawMessage `json:"operations"`
}

type answer struct {
	Verdict string    `json:"verdict"`
	Ms      []float64 `json:"ms"`
	PeakMb  int64     `json:"peakMb"`
}

type input struct {
	kind string
	key  string
	text string
	a, b int
}

type output struct {
	text    string
	number  int
	flag    bool
	unknown bool
}

const nilValue = -1000000

var register = porcupine.Model{
	Init: func() interface{} { return nilValue },
	Step: func(state, in, out interface{}) (bool, interface{}) {
		value, asked, told := state.(int), in.(input), out.(output)
		switch asked.kind {
		case "read":
			return told.unknown || told.number == value, value
		case "write":
			return true, asked.a
		default:
			swaps := value == asked.a
			if swaps {
				return told.unknown || told.flag, asked.b
			}
			return told.unknown || !told.flag, value
		}
	},
}

func write(before string, asked input) string {
	if asked.kind == "put" {
		return asked.text
	}
	return before + asked.text
}

var kvPartitioned = porcupine.Model{
	Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
		byKey := make(map[string]int)
		var parts [][]porcupine.Operation
		for _, operation := range history {
			key := operation.Input.(input).key
			at, known := byKey[key]
			if !known {
				at = len(parts)
				byKey[key] = at
				parts = append(parts, nil)
			}
			parts[at] = append(parts[at], operation)
		}
		return parts
	},
	Init: func() interface{} { return "" },
	Step: func(state, in, out interface{}) (bool, interface{}) {
		value, asked := state.(string), in.(input)
		if asked.kind == "get" {
			return out.(output).text == value, value
		}
		return true, write(value, asked)
	},
	Hash: func(state interface{}) uint64 {
		hash := fnv.New64a()
		hash.Write([]byte(state.(string)))
		return hash.Sum64()
	},
}

var kvNoPartition = porcupine.Model{
	Init: func() interface{} { return map[string]string{} },
	Step: func(state, in, out interface{}) (bool, interface{}) {
		values, asked := state.(map[string]string), in.(input)
		if asked.kind == "get" {
			return out.(output).text == values[asked.key], values
		}
		next := make(map[string]string, len(values)+1)
		for key, value := range values {
			next[key] = value
		}
		next[asked.key] = write(values[asked.key], asked)
		return true, next
	},
	Equal: func(a, b interface{}) bool {
		one, other := a.(map[string]string), b.(map[string]string)
		if len(one) != len(other) {
			return false
		}
		for key, value := range one {
			if found, known := other[key]; !known || found != value {
				return false
			}
		}
		return true
	},
	Hash: func(state interface{}) uint64 {
		var sum uint64
		for key, value := range state.(map[string]string) {
			hash := fnv.New64a()
			hash.Write([]byte(key))
			hash.Write([]byte(value))
			sum ^= hash.Sum64()
		}
		return sum
	},
}

var models = map[string]porcupine.Model{
	"etcd-cas-register": register,
	"kv-partitioned":    kvPartitioned,
	"kv-no-partition":   kvNoPartition,
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	answers := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked request
		must(json.Unmarshal(line, &asked))
		model, known := models[asked.Model]
		if !known {
			fmt.Fprintln(os.Stderr, "unknown model", asked.Model)
			os.Exit(2)
		}
		must(answers.Encode(check(model, readOperations(asked.Operations), asked)))
	}
}

func check(model porcupine.Model, history []porcupine.Operation, asked request) answer {
	var told answer
	runtime.GC()
	begin := time.Now()
	row := time.Duration(asked.RowMs) * time.Millisecond
	for round := 0; round < asked.Rounds && (round == 0 || time.Since(begin) < row); round++ {
		start := time.Now()
		result := porcupine.CheckOperationsTimeout(model, history, time.Duration(asked.LimitMs)*time.Millisecond)
		told.Ms = append(told.Ms, float64(time.Since(start).Nanoseconds())/1e6)
		told.Verdict = string(result)
	}
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	told.PeakMb = usage.Maxrss / 1024
	return told
}

func readOperations(rows [][]json.RawMessage) []porcupine.Operation {
	var last int64
	history := make([]porcupine.Operation, len(rows))
	for at, row := range rows {
		var call, end int64
		var client int
		var asked input
		read(row[0], &client)
		read(row[1], &call)
		read(row[2], &end)
		read(row[3], &asked.kind)
		read(row[4], &asked.key)
		if asked.key == "" {
			read(row[5], &asked.a)
			read(row[6], &asked.b)
		} else {
			read(row[5], &asked.text)
		}
		history[at] = porcupine.Operation{
			ClientId: client, Input: asked, Call: call, Output: readOutput(asked, row[7]), Return: end,
		}
		last = max(last, call, end)
	}
	for at := range history {
		if history[at].Return == -1 {
			history[at].Return = last + 1
		}
	}
	return history
}

// Porcupine wants every operation to return; one that did not gets an answer that is possible everywhere, at the end.
func readOutput(asked input, row json.RawMessage) output {
	if string(row) == "null" {
		return output{unknown: true}
	}
	var told output
	switch asked.kind {
	case "get":
		read(row, &told.text)
	case "read":
		if string(row) == `"nil"` {
			told.number = nilValue
		} else {
			read(row, &told.number)
		}
	case "cas":
		read(row, &told.flag)
	}
	return told
}

func read(row json.RawMessage, into interface{}) {
	must(json.Unmarshal(row, into))
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
