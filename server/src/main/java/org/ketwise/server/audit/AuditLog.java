package org.ketwise.server.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ketwise.kernel.UserError;

/**
 * Writes the audit log. A line is handed to the operating system before the answer goes out, so that the end of the process loses none; the disk is forced once a second, so that a
 * cut of power loses the last second at most, and may leave the beginning of a line, which the next start takes away.
 */
public final class AuditLog implements AutoCloseable {
    public static final String NAME = "audit.jsonl";

    private static final long FORCED_EVERY_MILLIS = 1_000;

    private final Path file;
    private FileChannel channel;
    private final FileChannel alone;
    private final HeadFile head;
    private final ReentrantLock writing = new ReentrantLock();
    private final Condition ending = writing.newCondition();
    private final Thread forcing;
    private Chain chain;
    private boolean torn;
    private boolean failing;
    private boolean closed;

    private AuditLog(Path file, FileChannel channel, FileChannel alone, HeadFile head, Chain chain) {
        this.file = file;
        this.channel = channel;
        this.alone = alone;
        this.head = head;
        this.chain = chain;
        forcing = Thread.ofPlatform().name("audit").daemon().unstarted(this::forceNowAndThen);
    }

    /**
     * Goes on with the log of a folder, or begins one.
     *
     * @throws UserError if it cannot, or if the log there is not whole
     */
    public static AuditLog open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            PrivateFiles.createFolder(folder);
            FileChannel alone = alone(folder);
            FileChannel channel = PrivateFiles.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                HeadFile head = HeadFile.beside(file);
                AuditLog log = new AuditLog(file, channel, alone, head, AuditCheck.resume(file, head));
                channel.truncate(log.chain.bytes());
                channel.position(log.chain.bytes());
                log.forcing.start();
                return log;
            } catch (UserError | IOException e) {
                channel.close();
                alone.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UserError(
                    "The audit log " + file + " cannot be written.",
                    "Give the server a folder that it may write (data).");
        }
    }

    /** A file that is only locked: the lock of a file ends when anything in this process closes it, such as who reads the log. */
    private static FileChannel alone(Path folder) throws IOException {
        FileChannel channel =
                PrivateFiles.open(folder.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // said below
        }
        channel.close();
        throw new UserError(
                "Another server writes the audit log in " + folder + ".",
                "Give this one a folder of its own (data), or end the other.");
    }

    /** @throws IOException if it could not be written; then nothing may be answered */
    public void append(AuditEntry entry) throws IOException {
        writing.lock();
        try {
            if (failing) {
                throw new IOException("the disk could not be forced");
            }
            if (closed) {
                throw new IOException("the server is ending");
            }
            FileChannel channel = channel();
            if (torn) {
                channel.truncate(chain.bytes());
                channel.position(chain.bytes());
                torn = false;
            }
            Chain.Link link = chain.append(entry);
            ByteBuffer bytes = ByteBuffer.wrap(link.line().getBytes(StandardCharsets.UTF_8));
            torn = true;
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            torn = false;
            chain = link.after();
        } finally {
            writing.unlock();
        }
    }

    public long entries() {
        writing.lock();
        try {
            return chain.entries();
        } finally {
            writing.unlock();
        }
    }

    public String hash() {
        writing.lock();
        try {
            return chain.hash();
        } finally {
            writing.unlock();
        }
    }

    private void forceNowAndThen() {
        Chain forced = Chain.BEGINNING;
        boolean going = true;
        while (going) {
            Chain reached;
            writing.lock();
            try {
                if (!closed) {
                    ending.await(FORCED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                }
                going = !closed;
                reached = chain;
            } catch (InterruptedException e) {
                return;
            } finally {
                writing.unlock();
            }
            try {
                if (!reached.equals(forced) && force(reached)) {
                    forced = reached;
                }
            } catch (OutOfMemoryError e) {
                // Memory that is short once must not end the forcing; the next time follows soon.
            }
        }
    }

    /** The file is closed where the thread of a request is interrupted while it writes; then it is opened again. */
    private FileChannel channel() throws IOException {
        writing.lock();
        try {
            if (!channel.isOpen()) {
                channel = PrivateFiles.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                torn = true;
            }
            return channel;
        } finally {
            writing.unlock();
        }
    }

    private boolean force(Chain reached) {
        boolean done;
        try {
            channel().force(false);
            head.write(reached);
            done = Files.exists(file); // written to a file that somebody has taken away, it is written nowhere
        } catch (IOException e) {
            done = false;
        }
        writing.lock();
        try {
            failing = !done;
        } finally {
            writing.unlock();
        }
        return done;
    }

    /** Forces what was written. */
    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            ending.signal();
        } finally {
            writing.unlock();
        }
        try {
            forcing.join();
            channel.close();
            alone.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // All lines were handed over; the next start finds out whether they arrived.
        }
    }
}
