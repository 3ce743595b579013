package org.ketwise.cli;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, which are named in lower case where the word is none of them. */
final class ChoiceConverter<E extends Enum<E>> implements ITypeConverter<E> {
    private final E[] choices;

    ChoiceConverter(Class<E> type) {
        choices = type.getEnumConstants();
    }

    @Override
    public E convert(String word) {
        return Stream.of(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + word + "\" is none of " + words()));
    }

    private String words() {
        return String.join(
                ", ",
                Stream.of(choices)
                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
