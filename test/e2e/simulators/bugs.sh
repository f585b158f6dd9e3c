# A simulator with bugs of our choice, in a shell, which starts in a millisecond: `--bugs One,Two --seed N` breaks the
# property `One` for every tenth seed, and `Two` for another tenth. SEEDSWEEP_BUGS goes before the flag.
while [ $# -gt 1 ]; do
  case $1 in
    --bugs) bugs=$2 ;;
    --seed) seed=$2 ;;
  esac
  shift 2
done
# Digits of a seed, which may have more bits than a number of a shell.
tens=${seed%?}
digit=${seed#"$tens"}
step=${seed#"${seed%???}"}
step=${step:-$seed}
while [ ${#step} -gt 1 ] && [ "${step#0}" != "$step" ]; do step=${step#0}; done
IFS=,
set -- ${SEEDSWEEP_BUGS-$bugs}
if [ "$digit" -ge $# ]; then
  echo "seedsweep: {\"type\":\"result\",\"seed\":\"$seed\",\"outcome\":\"passed\",\"step\":$step}"
  exit 0
fi
shift "$digit"
failure="{\"kind\":\"property\",\"property\":\"$1\",\"message\":\"$1 is broken\"}"
echo "seedsweep: {\"type\":\"result\",\"seed\":\"$seed\",\"outcome\":\"failed\",\"step\":$step,\"failure\":$failure}"
exit 1
