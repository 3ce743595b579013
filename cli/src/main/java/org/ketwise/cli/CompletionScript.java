package org.ketwise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion of a shell, made from the commands: names of commands and options, the words that an option knows, and files where an option or a parameter
 * is one. One bash function; zsh runs it through its own bashcompinit.
 */
final class CompletionScript {
    private static final Set<String> PATHS = Set.of("FILE", "PATH", "DIR");

    private final StringBuilder cases = new StringBuilder();

    private CompletionScript() {}

    static String of(CommandLine root) {
        CompletionScript script = new CompletionScript();
        script.command("", root);
        return """
                # Completion of ketwise for bash and zsh.
                if [ -n "${ZSH_VERSION-}" ]; then autoload -U +X bashcompinit && bashcompinit; fi

                _complete_ketwise_files() {
                  local IFS=$'\\n'
                  compopt -o filenames 2>/dev/null
                  COMPREPLY=( $(compgen -f -- "$1") )
                }

                _complete_ketwise() {
                  local current="${COMP_WORDS[COMP_CWORD]}" option="${COMP_WORDS[COMP_CWORD-1]}" command="" word
                  COMPREPLY=()
                  # bash makes three words of --option=value
                  if [ "$current" = "=" ]; then
                    current=""
                  elif [ "$option" = "=" ]; then
                    option="${COMP_WORDS[COMP_CWORD-2]}"
                  fi
                  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case "$command $word" in
                %s    esac
                  done
                  case "$command" in
                %s  esac
                }

                complete -F _complete_ketwise ketwise
                """.formatted(steps(root, ""), script.cases);
    }

    /** Which word leads from a command to which of its commands. */
    private static String steps(CommandLine line, String path) {
        StringBuilder steps = new StringBuilder();
        new TreeMap<>(line.getSubcommands()).forEach((name, command) -> {
            String deeper = (path + " " + name).strip();
            steps.append("      ")
                    .append(quoted(path + " " + name))
                    .append(") command=")
                    .append(quoted(deeper))
                    .append(" ;;\n");
            steps.append(steps(command, deeper));
        });
        return steps.toString();
    }

    private void command(String path, CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        List<String> options = new ArrayList<>();
        cases.append("    ").append(quoted(path)).append(")\n      case \"$option\" in\n");
        for (OptionSpec option : spec.options()) {
            options.addAll(List.of(option.names()));
            if (option.arity().max() > 0) {
                cases.append("        ")
                        .append(String.join("|", option.names()))
                        .append(") ")
                        .append(values(option))
                        .append("; return ;;\n");
            }
        }
        cases.append("      esac\n      case \"$current\" in\n        -*) ")
                .append(words(options))
                .append(" ;;\n        *) ")
                .append(parameters(line))
                .append(" ;;\n      esac ;;\n");
        line.getSubcommands().forEach((name, command) -> command((path + " " + name).strip(), command));
    }

    private static String parameters(CommandLine line) {
        if (!line.getSubcommands().isEmpty()) {
            return words(line.getSubcommands().keySet());
        }
        List<? extends ArgSpec> parameters = line.getCommandSpec().positionalParameters();
        return parameters.isEmpty() ? ":" : values(parameters.getFirst());
    }

    private static String values(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            return words(candidates);
        }
        return PATHS.contains(argument.paramLabel()) ? "_complete_ketwise_files \"$current\"" : ":";
    }

    private static String words(Iterable<String> words) {
        return "COMPREPLY=( $(compgen -W \"" + String.join(" ", words) + "\" -- \"$current\") )";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
