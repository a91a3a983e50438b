package todo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Serves a todo list over HTTP, with the JDK alone. */
public final class Main {
  /** How long requests may take to finish after SIGTERM. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    configureServer();
    var store = Store.open(Path.of(System.getenv("GRADUS_DATA_DIR"), "todos.log"));
    var address =
        new InetSocketAddress(System.getenv("HOST"), Integer.parseInt(System.getenv("PORT")));
    var server = HttpServer.create(address, 1024);
    // A client that sends half a request keeps a thread, so there must be no bound of them.
    server.setExecutor(Executors.newCachedThreadPool());
    var api = new Api(store, description());
    server.createContext("/", api);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, api, store)));
    server.start();
  }

  private static void stop(HttpServer server, Api api, Store store) {
    // It takes no new connections from here on, but always waits for the whole delay. It is left
    // behind when the process ends.
    var stopping = new Thread(() -> server.stop((int) GRACE.toSeconds() + 1));
    stopping.setDaemon(true);
    stopping.start();
    api.finish(GRACE);
    store.close();
  }

  /** Settings that the server only takes from system properties, before it is loaded. */
  private static void configureServer() {
    // Otherwise head and content of an answer wait for each other's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    // Seconds.
    System.setProperty("sun.net.httpserver.idleInterval", "120");
    System.setProperty("sun.net.httpserver.maxReqTime", "60");
  }

  private static byte[] description() throws IOException {
    try (InputStream resource = Main.class.getResourceAsStream("/openapi.json")) {
      if (resource == null) throw new IOException("openapi.json is not on the class path");
      return resource.readAllBytes();
    }
  }
}
