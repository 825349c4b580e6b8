# The portal that is measured; its process is $pid. To be sourced.

# Waits until what a start or much new content left to do is done: it and what it started, a film that is coded anew for example,
# take less than 10 % of a core for 10 s.
settle() {
  local before now
  for (( ; ; )); do
    before=$(cpu_seconds) && sleep 10 && now=$(cpu_seconds)
    # Less than before: something of it has just ended, and something else may begin.
    [ "$now" -lt "$before" ] || [ $((now - before)) -gt 1 ] || return 0
  done
}
cpu_seconds() {
  ps -eo pid=,ppid=,times= | awk -v root="$pid" '
    { parent[$1] = $2; seconds[$1] = $3 }
    END { for (p in seconds) { for (q = p; q && q != root; q = parent[q]); if (q == root) sum += seconds[p] } print sum + 0 }'
}
stop_portal() { [ -z "${pid:-}" ] || { kill "$pid" && tail --pid="$pid" -f /dev/null; } 2>/dev/null; pid=; }
