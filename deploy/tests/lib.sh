# Shared by the tests of the scripts; sourced, not run. A test script ends with: finish
# shellcheck shell=bash
# shellcheck source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

passed=0
failed=0

# check NAME COMMAND…: counts a success of the command as passed; a failure shows what the command said.
check() {
  local name="$1" output
  shift
  if output="$("$@" 2>&1)"; then
    passed=$((passed + 1))
    echo "ok      $name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n%s\n' "$name" "$output"
  fi
}

# refuses WORDS COMMAND…: the command fails, and says the words.
refuses() {
  local words="$1" output
  shift
  if output="$("$@" 2>&1)"; then
    echo "It did not fail: $output"
    return 1
  fi
  [[ "$output" == *"$words"* ]] || { echo "It failed with: $output"; return 1; }
}

equal() { [[ "$1" == "$2" ]] || { printf 'not equal:\n%s\n---\n%s\n' "$1" "$2"; return 1; }; }

finish() {
  echo "$passed passed, $failed failed"
  ((failed == 0))
}
