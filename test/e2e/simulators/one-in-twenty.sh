# A simulator whose bug is a line of its code: while `broken` is yes, every twentieth seed breaks the property Vote.
broken=yes
case $1 in
  *[02468]3)
    if [ $broken = yes ]; then
      echo "seedsweep: {\"type\":\"result\",\"seed\":\"$1\",\"outcome\":\"failed\",\"failure\":{\"kind\":\"property\",\"property\":\"Vote\",\"message\":\"n1 voted twice in one term\"}}"
      exit 1
    fi
    ;;
esac
echo "seed $1 is fine"
