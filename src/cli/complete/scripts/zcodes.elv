use str
set edit:completion:arg-completer[zcodes] = {|@words|
    # Whether the word is in quotes is not known here, so texts are offered as soon as anything is typed.
    var mark = "'"
    if (eq $words[-1] '') { set mark = '=' }
    var answer = [(env COMPLETE=elvish zcodes -- (all $words[..-1]) $mark$words[-1] 2> /dev/null | from-lines)]
    if (eq $answer [/]) {
        edit:complete-filename $words[-1]
    } else {
        for line $answer {
            var parts = [(str:split "\t" $line)]
            edit:complex-candidate $parts[0] &display=(str:join "  " $parts)
        }
    }
}
