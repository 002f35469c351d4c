# Completion for bash (3.2 or later): the program is asked what may stand there, so this knows what it knows.

_starcoach() {
    local program=${1/#\~/$HOME} word line candidate glue= wants_files= i tab=$'\t'
    local -a words=()
    # bash takes "--as=text" for three words.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${#words[@]} -gt 0 && ( -n $glue || $word == = ) ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words[${#words[@]}]=$word
        fi
        [[ $word == = ]] && glue=yes || glue=
    done
    word=${words[${#words[@]} - 1]}
    COMPREPLY=()
    while IFS= read -r line; do
        candidate=${line%%"$tab"*}
        if [[ $line == :files ]]; then
            wants_files=yes
        elif [[ $candidate == "$word"* ]]; then
            [[ $word == --*=* ]] && candidate=${candidate#*=}
            COMPREPLY[${#COMPREPLY[@]}]=$(printf %q "$candidate")
        fi
    done < <("$program" complete -- "${words[@]}" 2>/dev/null)
    if [[ $wants_files ]]; then
        [[ $word == --*=* ]] && word=${word#*=}
        while IFS= read -r line; do
            COMPREPLY[${#COMPREPLY[@]}]=$line
        done < <(compgen -f -- "$word")
        type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
    fi
    return 0
}

complete -F _starcoach starcoach
