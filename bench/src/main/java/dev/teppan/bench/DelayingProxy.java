package dev.teppan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes connections on to a port of this machine and holds back what the caller sends for a while, so that each round trip
 * takes so much longer. What is sent meanwhile is held back just as long and no longer: it makes the way long, not narrow.
 */
final class DelayingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final long delayNanos;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    DelayingProxy(int target, Duration delay) throws IOException {
        this.target = target;
        this.delayNanos = delay.toNanos();
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("proxy").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** @param due when to hand it on; none of it means the end */
    private record Piece(byte[] bytes, long due) {}

    private void accept() {
        try {
            while (true) {
                Socket caller = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                caller.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(caller);
                sockets.add(server);
                BlockingQueue<Piece> held = new LinkedBlockingQueue<>();
                start(() -> hold(caller, held));
                start(() -> release(held, server));
                start(() -> answer(server, caller));
            }
        } catch (IOException e) {
            // Closed: nobody connects any more.
        }
    }

    private interface Copying {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Copying copying) {
        Thread.ofPlatform().daemon().name("proxy").start(() -> {
            try {
                copying.run();
            } catch (IOException | InterruptedException e) {
                // One end closed the connection; the other copier sees it too.
            }
        });
    }

    private void hold(Socket caller, BlockingQueue<Piece> held) throws IOException, InterruptedException {
        InputStream in = caller.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                held.put(new Piece(Arrays.copyOf(buffer, count), System.nanoTime() + delayNanos));
            }
        } finally {
            held.put(new Piece(new byte[0], System.nanoTime()));
        }
    }

    private static void release(BlockingQueue<Piece> held, Socket server) throws IOException, InterruptedException {
        OutputStream out = server.getOutputStream();
        Piece piece = held.take();
        while (piece.bytes().length > 0) {
            long left = piece.due() - System.nanoTime();
            while (left > 0) {
                LockSupport.parkNanos(left);
                left = piece.due() - System.nanoTime();
            }
            out.write(piece.bytes());
            piece = held.take();
        }
        server.shutdownOutput();
    }

    private static void answer(Socket server, Socket caller) throws IOException {
        server.getInputStream().transferTo(caller.getOutputStream());
        caller.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
