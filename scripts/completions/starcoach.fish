# Completion for fish: the program is asked what may stand there, so this knows what it knows.

function __starcoach_candidates
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -q current[1]; or set current ''
    for line in ($words[1] complete -- $words[2..] $current 2>/dev/null)
        if test "$line" = :files
            set -l option (string match -r -- '^--[^=]*=' $current)
            for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $current))
                echo "$option$path"
            end
        else
            echo $line
        end
    end
end

complete -c starcoach -f -a '(__starcoach_candidates)'
