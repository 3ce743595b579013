package org.ketwise.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of this program. */
final class ProductVersion implements IVersionProvider {
    static String get() {
        String version = Ketwise.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ketwise " + get()};
    }
}
