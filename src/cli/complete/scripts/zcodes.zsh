#compdef zcodes
_zcodes() {
    local mark='='
    [[ -n $compstate[quote] ]] && mark="'"
    local -a answer
    answer=("${(@f)$(COMPLETE=zsh zcodes -- "${(@Q)words[1,CURRENT-1]}" "$mark${(Q)PREFIX}" 2> /dev/null)}")
    if [[ $answer[1] == / ]]; then
        _files
    elif [[ -n $answer[1] ]]; then
        _describe -V zcodes answer
    fi
}
# As a file among zsh's functions this is run by the first Tab itself, which wants its answer too.
if [[ $funcstack[1] == _zcodes ]]; then
    _zcodes "$@"
else
    compdef _zcodes zcodes
fi
