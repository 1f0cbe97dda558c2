# packages.sh: what Écot needs from Debian 12, sourced by setup.sh and tests/run.sh

build_packages='build-essential meson ninja-build pkg-config gettext libgtk-4-dev libxml2-dev libsqlite3-dev
libpoppler-glib-dev libzip-dev zlib1g-dev libqpdf-dev libjson-glib-dev libhyphen-dev'
run_packages='adwaita-icon-theme fonts-liberation hyphen-fr shared-mime-info'

say () {
  printf '%s\n' "$*" >&2
}

# Installs those of its arguments that are not there; needs no network when none is missing.
install_missing () {
  missing=
  for package in "$@"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      say "These packages are missing; install them as root and run this again:$missing"
      exit 1
    fi
    as_root=sudo
  fi
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
