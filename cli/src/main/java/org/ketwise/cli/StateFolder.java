package org.ketwise.cli;

import java.nio.file.Path;
import org.ketwise.server.Setting;

/** Where a program keeps what it has to keep of its running, by the rules of freedesktop.org. */
final class StateFolder {
    private StateFolder() {}

    /** The folder that the environment names, or else the usual one. */
    static Path of(Surroundings surroundings) {
        String set = surroundings.variable(Setting.DATA.variable());
        return set == null || set.isBlank() ? usual(surroundings) : InputPaths.of(set, Setting.DATA.variable());
    }

    static Path usual(Surroundings surroundings) {
        String state = surroundings.variable("XDG_STATE_HOME");
        if (state != null && state.startsWith("/")) {
            return Path.of(state, "ketwise");
        }
        String home = surroundings.variable("HOME");
        return Path.of(home == null || home.isEmpty() ? "." : home, ".local", "state", "ketwise");
    }
}
