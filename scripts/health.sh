#!/usr/bin/env bash
# Says which services answer on this machine: dashboard, ai, Ollama.
#
#   scripts/health.sh         ends with 1 where the dashboard does not answer; ai and Ollama are optional
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
readonly project
failed=0

check() { # NAME PORT PATH optional|needed
  if "$project/docker/health" "$2" 127.0.0.1 "$3" 2>/dev/null; then
    printf '%-10s ok      http://127.0.0.1:%s\n' "$1" "$2"
  elif [ "$4" = needed ]; then
    printf '%-10s absent  nothing healthy at port %s\n' "$1" "$2"
    failed=1
  else
    printf '%-10s absent  optional\n' "$1"
  fi
}

check dashboard "${F1_DASHBOARD_PORT:-8501}" /healthz needed
check ai "${F1_AI_PORT:-8000}" /healthz optional
check ollama "${F1_OLLAMA_PORT:-11434}" /api/version optional
exit "$failed"
