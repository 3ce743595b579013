package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A formula of a model file: numbers, names, {@code + - * / ^}, parentheses, and {@code min}, {@code max}, {@code exp}, {@code ln}, {@code step} (1 above
 * zero, else 0). Names are places in an array of values, so that calculating it for a person looks nothing up.
 */
sealed interface Formula {
    double of(double[] values);

    record Constant(double value) implements Formula {
        @Override
        public double of(double[] values) {
            return value;
        }
    }

    record Variable(int place) implements Formula {
        @Override
        public double of(double[] values) {
            return values[place];
        }
    }

    record Operation(char sign, Formula left, Formula right) implements Formula {
        @Override
        public double of(double[] values) {
            double a = left.of(values);
            double b = right.of(values);
            return switch (sign) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                default -> Math.pow(a, b);
            };
        }
    }

    record Call(String function, List<Formula> arguments) implements Formula {
        static final Set<String> OF_ONE = Set.of("exp", "ln", "step");
        static final Set<String> OF_TWO = Set.of("min", "max");

        @Override
        public double of(double[] values) {
            double x = arguments.getFirst().of(values);
            return switch (function) {
                case "exp" -> Math.exp(x);
                case "ln" -> Math.log(x);
                case "step" -> x > 0 ? 1 : 0;
                case "min" -> Math.min(x, arguments.getLast().of(values));
                default -> Math.max(x, arguments.getLast().of(values));
            };
        }
    }

    /**
     * Reads a formula.
     *
     * @param places the place of a name, or below zero where there is no such name
     * @throws IllegalArgumentException saying what in the formula cannot be read
     */
    static Formula parse(String text, ToIntFunction<String> places) {
        Parser parser = new Parser(text, places);
        Formula formula = parser.sum();
        if (parser.at < text.length()) {
            throw parser.unreadable();
        }
        return formula;
    }

    /** Recursive descent, from the weakest binding to the strongest. */
    final class Parser {
        private final String text;
        private final ToIntFunction<String> places;
        private int at;

        private Parser(String text, ToIntFunction<String> places) {
            this.text = text;
            this.places = places;
            skipSpace();
        }

        private Formula sum() {
            Formula left = product();
            while (next('+') || next('-')) {
                char sign = take();
                left = new Operation(sign, left, product());
            }
            return left;
        }

        private Formula product() {
            Formula left = power();
            while (next('*') || next('/')) {
                char sign = take();
                left = new Operation(sign, left, power());
            }
            return left;
        }

        /** Binds to the right, and more strongly than the sign before it: -2^2 is -4. */
        private Formula power() {
            if (next('-')) {
                take();
                return new Operation('-', new Constant(0), power());
            }
            Formula base = atom();
            if (!next('^')) {
                return base;
            }
            take();
            return new Operation('^', base, power());
        }

        private Formula atom() {
            if (next('(')) {
                take();
                Formula inside = sum();
                expect(')');
                return inside;
            }
            int from = at;
            if (at < text.length() && Character.isLetter(text.charAt(at))) {
                while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                    at++;
                }
                String name = text.substring(from, at);
                skipSpace();
                return next('(') ? call(name) : variable(name);
            }
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            if (at > from && at < text.length() && text.charAt(at) == 'e') {
                at++;
                if (next('-')) {
                    at++;
                }
                while (at < text.length() && Character.isDigit(text.charAt(at))) {
                    at++;
                }
            }
            try {
                double number = Double.parseDouble(text.substring(from, at));
                skipSpace();
                return new Constant(number);
            } catch (NumberFormatException e) {
                throw unreadable();
            }
        }

        private Formula variable(String name) {
            int place = places.applyAsInt(name);
            if (place < 0) {
                throw new IllegalArgumentException("there is no " + name + " for the formula \"" + text + "\"");
            }
            return new Variable(place);
        }

        private Formula call(String function) {
            int needed = Call.OF_ONE.contains(function) ? 1 : Call.OF_TWO.contains(function) ? 2 : 0;
            if (needed == 0) {
                throw new IllegalArgumentException(
                        "there is no function " + function + " for the formula \"" + text + "\"");
            }
            take();
            List<Formula> arguments = new ArrayList<>();
            arguments.add(sum());
            while (arguments.size() < needed) {
                expect(',');
                arguments.add(sum());
            }
            expect(')');
            return new Call(function, List.copyOf(arguments));
        }

        private boolean next(char expected) {
            return at < text.length() && text.charAt(at) == expected;
        }

        private char take() {
            char taken = text.charAt(at++);
            skipSpace();
            return taken;
        }

        private void expect(char expected) {
            if (!next(expected)) {
                throw unreadable();
            }
            take();
        }

        private void skipSpace() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private IllegalArgumentException unreadable() {
            return new IllegalArgumentException(
                    "the formula \"" + text + "\" cannot be read from character " + (at + 1) + " on");
        }
    }
}
