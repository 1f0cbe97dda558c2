#!/bin/sh
# No program of Écot asks the system for a connection: what it imports itself
# holds no socket call.  Arguments: the programs.
set -eu
command -v nm >/dev/null 2>&1 || { echo "SKIP: nm is not here"; exit 77; }
status=0
for program in "$@"; do
  hits=$(nm -D --undefined-only "$program" | grep -wE '(connect|socket|getaddrinfo|gethostbyname|g_socket_[a-z_]*|soup_[a-z_]*|curl_[a-z_]*)(@.*)?' || true)
  if [ -n "$hits" ]; then
    echo "$program imports: $hits"
    status=1
  fi
done
exit $status
