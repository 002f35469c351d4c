# What zsh would offer at the end of a command line: completion.zsh FOLDER LINE, with _starcoach in FOLDER. A second shell is driven
# through a pseudo-terminal, with a compadd that prints what it is given; Tab is pressed there. Prints the candidates, one a line.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; stty -echo; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; bindkey -e"
zpty -w shell 'compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a offered
    builtin compadd -A offered "$@"
    print -C1 -- "\x3c<"$IPREFIX$^offered">>"
}'
# Keys sent before the line editor runs would meet the terminal's own editing, which has another mind about them: so it says when it does.
# Words to wait for are put together there, so that no command is mistaken for its answer.
zpty -w shell "zle-line-init() { print edit''ing }; zle -N zle-line-init"
wait_for() {
    while zpty -r shell line; do
        [[ $line == *"<<"*">>"* ]] && print -r -- ${${line##*"<<"}%%">>"*}
        [[ $line == *$1* ]] && break
    done
}
wait_for editing
zpty -w -n shell "$2"$'\t\C-u'
zpty -w shell "print fini''shed"
wait_for finished
zpty -d shell
