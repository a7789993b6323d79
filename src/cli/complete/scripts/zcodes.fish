function __zcodes_answer
    set -l raw (commandline --current-token --cut-at-cursor | string collect)
    set -l mark =
    string match --quiet --regex '^["\']' -- "$raw"; and set mark "'"
    # A word that is being typed may lack its closing quote.
    set -l word (begin
        string unescape -- "$raw"; or string unescape -- "$raw'"; or string unescape -- "$raw\""
    end 2> /dev/null | string collect)
    COMPLETE=fish zcodes -- (commandline --current-process --tokenize --cut-at-cursor) "$mark$word" 2> /dev/null
end
function __zcodes_names
    set -l answer (__zcodes_answer)
    test "$answer[1]" = /; or string join \n -- $answer
end
function __zcodes_files
    set -l answer (__zcodes_answer)
    test "$answer[1]" = /
end
complete --command zcodes --erase
complete --command zcodes --no-files --keep-order --arguments "(__zcodes_names)"
complete --command zcodes --condition __zcodes_files --force-files
