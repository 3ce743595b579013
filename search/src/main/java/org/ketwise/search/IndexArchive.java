package org.ketwise.search;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/** The files of an index as one: the hash of the content, how many there are, then of each its name, its length and its bytes. A program reads only the archive of its own build. */
final class IndexArchive {
    private IndexArchive() {}

    /** Closes the stream. */
    static void write(String contentHash, Directory directory, OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out))) {
            String[] names = directory.listAll();
            data.writeUTF(contentHash);
            data.writeInt(names.length);
            for (String name : names) {
                try (IndexInput file = directory.openInput(name, IOContext.READONCE)) {
                    byte[] bytes = new byte[Math.toIntExact(file.length())];
                    file.readBytes(bytes, 0, bytes.length);
                    data.writeUTF(name);
                    data.writeInt(bytes.length);
                    data.write(bytes);
                }
            }
        }
    }

    /** Closes the stream. Empty where the index is of other content. */
    static Optional<Directory> read(String contentHash, InputStream in) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (DataInputStream data = new DataInputStream(in)) {
            if (!data.readUTF().equals(contentHash)) {
                return Optional.empty();
            }
            int files = data.readInt();
            for (int i = 0; i < files; i++) {
                String name = data.readUTF();
                byte[] bytes = data.readNBytes(data.readInt());
                try (IndexOutput file = directory.createOutput(name, IOContext.DEFAULT)) {
                    file.writeBytes(bytes, bytes.length);
                }
            }
        }
        return Optional.of(directory);
    }
}
