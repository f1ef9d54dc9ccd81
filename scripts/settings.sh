# shellcheck shell=bash
# Read by the scripts beside it: which f1lake is run, and which data root is meant.

# The binary: F1LAKE, else this project's build, else the one that is installed.
f1lake() {
  local built="${project:?}/.build/release/f1lake"
  if [ -n "${F1LAKE:-}" ]; then
    echo "$F1LAKE"
  elif [ -x "$built" ]; then
    echo "$built"
  else
    command -v f1lake || { echo "f1lake is not there: run make build, or set F1LAKE" >&2; return 1; }
  fi
}

# A setting of the environment, else of the project's .env without quotes, else what is given.
setting() { # NAME [DEFAULT]
  local value="${!1:-}"
  if [ -z "$value" ] && [ -f "${project:?}/.env" ]; then
    value=$(sed -En "s/^[[:space:]]*(export[[:space:]]+)?$1=//p" "$project/.env" | tail -n 1)
    case "$value" in
      \"*\") value="${value#\"}" value="${value%\"}" ;;
      \'*\') value="${value#\'}" value="${value%\'}" ;;
      *) value="${value%% #*}" ;;
    esac
  fi
  echo "${value:-${2:-}}"
}

data_root() {
  local root
  root=$(setting EXTERNAL_DATA_ROOT)
  [ -n "$root" ] || { echo "EXTERNAL_DATA_ROOT is not set, in the environment or in .env" >&2; return 1; }
  echo "$root"
}
