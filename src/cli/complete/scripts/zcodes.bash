# The program reads the line as bash would, so nothing here splits, globs or evaluates a word of it.
_zcodes() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(COMPLETE=bash zcodes -- "${COMP_LINE:0:COMP_POINT}" "$2" 2> /dev/null)
    # File names belong to bash, which quotes them for the place they go to.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == / ]]; then
        COMPREPLY=()
        compopt -o filenames -o default 2> /dev/null
    fi
}
if [[ ${BASH_VERSINFO[0]} -gt 4 || ${BASH_VERSINFO[0]} -eq 4 && ${BASH_VERSINFO[1]} -ge 4 ]]; then
    complete -o nosort -F _zcodes zcodes
elif [[ ${BASH_VERSINFO[0]} -eq 4 ]]; then
    complete -F _zcodes zcodes
else
    # There is no compopt before 4: wherever the program offers nothing, files are.
    complete -o filenames -o default -F _zcodes zcodes
fi
