#compdef zcodes
_zcodes() {
    # The word as it is typed, its open quote closed: what is in it is then read once.
    local word="$QIPREFIX$PREFIX${compstate[quote]#\$}" mark='='
    [[ -n $compstate[quote] ]] && mark="'"
    local -a answer
    answer=("${(@f)$(COMPLETE=zsh zcodes -- "${(@Q)words[1,CURRENT-1]}" "$mark${(Q)word}" 2> /dev/null)}")
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
