#!/usr/bin/env bash
# Proves a .deb of Lectern in a bare Debian that has nothing but what the package itself asks for:
# installed, opened with a file as an ordinary user, opened from the desktop's own entry, upgraded over an
# older version with the library untouched, and purged without a trace except that library.
#
#   packaging/linux/prove.sh PACKAGE.deb [FOLDER]
#
# Needs root (for chroot and mounts), debootstrap and a Debian mirror; `cargo xtask prove-package` sees to
# debootstrap and the package. FOLDER keeps the bare system for another time; without it one is
# made below /var/tmp and removed. SUITE (bookworm) and MIRROR (http://deb.debian.org/debian) may be set.
# Nothing outside that folder is changed: mounts and processes live in namespaces of their own and end
# with this script.
#
# The script calls itself for each part: outside, inside as root, inside as the reader. Nothing is piped
# into `grep -q` here: it stops reading early, and the writer's broken pipe would count as a failure.
set -euo pipefail

say() { printf '\n== %s\n' "$*"; }
seen() { printf '   seen: %s\n' "$*"; }
fail() { printf '\nNOT PROVED: %s\n' "$*" >&2; exit 1; }

# Waits until a command succeeds, ninety seconds at most: a bare system starts slowly.
until_so() {
  local what="$1"; shift
  for _ in $(seq 180); do
    if "$@" > /dev/null 2>&1; then seen "$what"; return; fi
    sleep 0.5
  done
  fail "$what did not come about"
}

# ------------------------------------------------------------------------------------- outside

outside() {
  local package="$1" folder="${2:-}"
  [ "$(id -u)" = 0 ] || fail "this needs root"
  command -v debootstrap > /dev/null || fail "debootstrap is missing (apt-get install debootstrap)"
  [ -f "$package" ] || fail "there is no package $package"
  package="$(realpath "$package")"
  if [ -z "$folder" ]; then
    folder="$(mktemp -d /var/tmp/lectern-proof.XXXXXX)"
    # The mounts were in another namespace and are gone; --one-file-system all the same. The name is
    # written into the trap, which runs when this function's variables are gone.
    trap "rm -rf --one-file-system '$folder' '$folder.log'" EXIT
  fi
  local script; script="$(realpath "${BASH_SOURCE[0]}")"
  unshare --mount --propagation private --pid --fork --kill-child -- \
    "$script" --tree "$package" "$folder"
  printf '\nPROVED: %s\n' "$(basename "$package")"
}

# Makes the bare system, mounts what it needs, and goes in.
tree() {
  local package="$1" folder="$2"
  if [ ! -e "$folder/etc/debian_version" ]; then
    say "a bare Debian in $folder"
    mkdir -p "$folder"
    debootstrap --variant=minbase "${SUITE:-bookworm}" "$folder" \
      "${MIRROR:-http://deb.debian.org/debian}" > "$folder.log" 2>&1 || { tail -n 20 "$folder.log"; fail "debootstrap"; }
    rm -f "$folder.log"
  fi
  # mktemp lets only root in, and the reader must come through, too.
  chmod 755 "$folder"
  cp -L /etc/resolv.conf /etc/hosts "$folder/etc/"
  mkdir -p "$folder/packages"
  rm -f "$folder"/packages/*
  cp "$package" "$folder/packages/new.deb"
  cp "$(realpath "${BASH_SOURCE[0]}")" "$folder/packages/prove.sh"

  # The same package under an older version: one that is upgraded must exist first.
  local older; older="$(mktemp -d)"
  dpkg-deb --raw-extract "$package" "$older/raw"
  sed -i 's/^Version: .*/Version: 0.0.1/' "$older/raw/DEBIAN/control"
  dpkg-deb --root-owner-group --build "$older/raw" "$folder/packages/old.deb" > /dev/null
  rm -rf "$older"

  mount -t proc proc "$folder/proc"
  mount --rbind /dev "$folder/dev"
  mount -t tmpfs tmpfs "$folder/dev/shm" 2> /dev/null || true
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    chroot "$folder" bash /packages/prove.sh --inside < /dev/null
}

# ------------------------------------------------------------------------------ inside, as root

apt() { apt-get -qq -o Dpkg::Use-Pty=0 --yes --no-install-recommends "$@" > /tmp/apt.log 2>&1 || { cat /tmp/apt.log; fail "apt-get $*"; }; }
reader() { runuser -u reader -- env -i HOME=/home/reader PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"; }
version() { dpkg-query --show --showformat='${Version}' lectern; }

inside() {
  say "the tools that look on: a display, a bus, keys, and the desktop's launchers"
  apt update
  if dpkg-query --status lectern > /dev/null 2>&1; then apt purge lectern; fi
  apt install dbus desktop-file-utils libglib2.0-bin libgtk-3-bin xauth xdotool xvfb
  id reader > /dev/null 2>&1 || useradd --create-home reader
  rm -rf /home/reader/.local /home/reader/.config /home/reader/.cache
  for name in first second third; do
    printf '# The %s report\n\nWords of the %s report.\n\n## A topic\n\nMore words.\n' \
      "$name" "$name" > "/home/reader/$name.md"
  done
  chown -R reader: /home/reader
  echo 'a text' > /home/reader/plain.txt

  say "apt installs an older version, with what it depends on"
  apt install /packages/old.deb
  [ "$(version)" = 0.0.1 ] || fail "the version is $(version)"
  seen "lectern $(version), with WebKit $(dpkg-query --show --showformat='${Version}' libwebkit2gtk-4.1-0)"
  if ldd /usr/bin/lectern /usr/bin/lectern-cli | grep 'not found'; then fail "a library is missing"; fi
  seen "no library is missing"
  # GLib passes a file on even where the entry does not say so; other desktops do not.
  grep -qx 'Exec=lectern %F' /usr/share/applications/lectern.desktop || fail "the entry takes no files"
  seen "the menu entry takes files"
  for page in lectern lectern-cli lectern-cli-add; do
    zcat "/usr/share/man/man1/$page.1.gz" | grep '^\.TH' > /dev/null || fail "no man page $page"
  done
  seen "man pages of both programs"
  bash -c '. /usr/share/bash-completion/completions/lectern-cli; complete -p lectern-cli' > /dev/null
  seen "bash completes lectern-cli"
  zcat /usr/share/doc/lectern/THIRD-PARTY-LICENCES.txt.gz | grep '^tauri ' > /dev/null || fail "no licences of others"
  [ -s /usr/share/doc/lectern/copyright ] || fail "no copyright file"
  seen "the copyright file and the licences of others"

  say "an ordinary user opens reports"
  timeout 400 runuser -u reader -- env -i HOME=/home/reader PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
    xvfb-run --auto-servernum dbus-run-session -- bash /packages/prove.sh --reader \
    2> /tmp/reader.log || { tail -n 40 /tmp/reader.log; fail "the reader's part"; }

  say "apt upgrades to the new version"
  reader lectern-cli dump > /tmp/before.json
  apt install /packages/new.deb
  [ "$(version)" != 0.0.1 ] || fail "the version is still $(version)"
  reader lectern-cli dump > /tmp/after.json
  cmp /tmp/before.json /tmp/after.json || fail "the library changed with the upgrade"
  seen "lectern $(version); lectern-cli dump is the same to the byte, $(stat -c %s /tmp/after.json) bytes"
  reader lectern-cli check > /dev/null || fail "lectern-cli check finds something wrong"
  seen "lectern-cli check finds nothing wrong"

  say "the new version opens the same library"
  timeout 200 runuser -u reader -- env -i HOME=/home/reader PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
    xvfb-run --auto-servernum dbus-run-session -- bash /packages/prove.sh --again \
    2> /tmp/reader.log || { tail -n 40 /tmp/reader.log; fail "the new version"; }

  say "apt purges the package"
  local library=/home/reader/.local/share/app.lectern.desk/library/library.lectern
  local files sum
  files="$(dpkg-query --listfiles lectern)"
  sum="$(sha256sum "$library")"
  apt purge lectern
  local left=""
  while read -r path; do
    if [ -f "$path" ] || [ -L "$path" ]; then left="$left $path"; fi
  done <<< "$files"
  [ -z "$left" ] || fail "files of the package are left:$left"
  left="$(find / -xdev -iname '*lectern*' -not -path '/home/*' -not -path '/proc/*' -not -path '/packages/*')"
  [ -z "$left" ] || fail "these are left: $left"
  if grep -qi lectern /usr/share/applications/mimeinfo.cache; then fail "the desktop still knows Lectern"; fi
  seen "of its $(wc -l <<< "$files") paths no file is left, and nothing else of its name"
  [ "$(sha256sum "$library")" = "$sum" ] || fail "the library was touched"
  seen "the reader's library is as it was"
}

# ------------------------------------------------------------------------ inside, as the reader

has() { lectern-cli documents | grep "$1" > /dev/null; }
was_opened() { lectern-cli --json documents | tr '{' '\n' | grep "$1" | grep '"opened_at":"' > /dev/null; }
window() { xdotool search --onlyvisible --class '^Lectern$'; }
no_window() { ! window; }
# As a person does, by the key, and once more if the page was not there yet to hear it. There is no window
# manager here to close it otherwise.
press_close() {
  local shown; shown="$(window | tail -n 1)" || return 0
  timeout 10 xdotool windowfocus "$shown" key ctrl+q
  sleep 2
  no_window
}
close() {
  until_so "the window closes by Ctrl+Q" press_close
  sleep 1
}

as_reader() {
  cd "$HOME"
  timeout 120 lectern first.md > lectern.log 2>&1 < /dev/null &
  until_so "a window of the class that the desktop entry names" window
  until_so "lectern first.md: lectern-cli documents lists it" has 'The first report'
  until_so "the window opens it at once (it has been opened, says lectern-cli)" was_opened 'The first report'
  close
  local default; default="$(gio mime text/markdown 2>&1 || true)"
  default="${default%%$'\n'*}"
  case "$default" in
    *lectern.desktop) ;;
    *) fail "Markdown is not opened by lectern.desktop: $default" ;;
  esac
  seen "$default"
  if gio mime text/plain | grep -i lectern > /dev/null; then fail "plain text was taken, too"; fi
  seen "plain text is left to others"
  timeout 120 gio open second.md > gio.log 2>&1 < /dev/null &
  until_so "gio open second.md: it comes in" has 'The second report'
  until_so "its window" window
  timeout 120 gtk-launch lectern third.md > launch.log 2>&1 < /dev/null &
  until_so "gtk-launch lectern third.md, while a window is open: it comes in there" has 'The third report'
  [ "$(window | wc -l)" = 1 ] || fail "there is a second window"
  seen "one window"
  close
  local document; document="$(lectern-cli --json documents | grep -o '"document":"[^"]*"' | head -n 1 | cut -d'"' -f4)"
  lectern-cli note --document "$document" --text 'Kept over the upgrade.' > /dev/null
  seen "a note written by lectern-cli"
}

again() {
  cd "$HOME"
  timeout 120 lectern > lectern.log 2>&1 < /dev/null &
  until_so "the window" window
  sleep 3
  close
  lectern-cli --json annotations | grep 'Kept over the upgrade' > /dev/null || fail "the note is gone"
  seen "the note is there"
}

case "${1:-}" in
  --tree) tree "$2" "$3" ;;
  --inside) inside ;;
  --reader) as_reader ;;
  --again) again ;;
  '' | -*) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 2 ;;
  *) outside "$@" ;;
esac
