# Passes on every seed, and reports two properties. `state.txt` says how often `Elected` is seen: one seed in so many; 0: never.
read -r every < "${0%/*}/state.txt"
# Seeds have up to 64 bits, numbers of a shell one less; the 1 keeps zeros in front from meaning octal.
last=${1#"${1%????????}"}
hit=0
[ "$every" -eq 0 ] || [ $(((1${last:-$1} - 1) % every)) -ne 0 ] || hit=1
started='{"name":"Started","kind":"sometimes","passes":1,"failures":0}'
elected="{\"name\":\"Elected\",\"kind\":\"sometimes\",\"passes\":$hit,\"failures\":$((1 - hit))}"
echo "seed $1"
echo "seedsweep: {\"outcome\":\"passed\",\"properties\":[$started,$elected]}"
