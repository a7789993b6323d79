Register-ArgumentCompleter -Native -CommandName zcodes -ScriptBlock {
    param($word, $command, $cursor)
    # The words as they are written: nothing of the line is evaluated.
    $words = @($command.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $mark = if ($word -match '^[''"]') { "'" } else { '=' }
    $typed = $mark + ($word -replace '^[''"]|[''"]$', '')
    $before = $env:COMPLETE
    try {
        $env:COMPLETE = 'powershell'
        $answer = @(& zcodes '--' @words $typed 2> $null)
    } finally {
        $env:COMPLETE = $before
    }
    if ($answer.Count -eq 1 -and $answer[0] -eq '/') {
        return [System.Management.Automation.CompletionCompleters]::CompleteFilename($word)
    }
    foreach ($line in $answer) {
        $inserted, $shown, $about = $line -split "`t", 3
        if (-not $about) { $about = $shown }
        [System.Management.Automation.CompletionResult]::new($inserted, $shown, 'ParameterValue', $about)
    }
}
