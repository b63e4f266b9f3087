#!/usr/bin/env bash
# What `./run install` puts into a folder: completions that three shells read, manual pages without a fault, the program.
#
#   Tests/Commands/shells.sh PREFIX
set -euo pipefail
export LC_ALL=C.UTF-8
prefix=${1:?usage: shells.sh PREFIX}
export PATH=$prefix/bin:$PATH

expect() {  # expect WORD TEXT WHAT
    grep -qx -- "$1" <<<"$2" || { echo "$3 does not offer \`$1\`, but: ${2:0:300}" >&2; exit 1; }
}

# As bash completes `tidegate agr`, `tidegate agreement s` and an option.
bash_offers() {
    bash --norc -c '
        source "$1"
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_TYPE=9 COMPREPLY=()
        _tidegate tidegate "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf "%s\n" "${COMPREPLY[@]}" | sed "s/ *$//"' _ "$prefix/share/bash-completion/completions/tidegate" "$@"
}
expect agreement "$(bash_offers tidegate agr)" bash
expect suspend "$(bash_offers tidegate agreement s)" bash
expect --workspace "$(bash_offers tidegate agreement list --w)" bash
zsh -n "$prefix/share/zsh/site-functions/_tidegate"
expect agreement "$(XDG_DATA_DIRS=$prefix/share fish --no-config -c "source $prefix/share/fish/vendor_completions.d/tidegate.fish; complete -C 'tidegate agr'" | cut -f 1)" fish

# Every command has its page; none has an error.
pages=$(find "$prefix/share/man/man1" -name 'tidegate*.1' | sort)
tidegate --experimental-dump-help | jq -r '
    def names($above): (.commandName | if $above == "" then . else "\($above).\(.)" end) as $name | $name, (.subcommands // [] | .[] | names($name));
    .command | names("")' | grep -v '\.help$' | while read -r name; do
    grep -q "/$name\.1$" <<<"$pages" || { echo "no manual page of $name" >&2; exit 1; }
done
# shellcheck disable=SC2086
mandoc -T lint -W error $pages
MANPATH=$prefix/share/man man -P cat tidegate.agreement.show 2>/dev/null | grep 'Shows an agreement in canonical form' >/dev/null
echo "$(wc -l <<<"$pages") manual pages; completions for bash, zsh and fish"
