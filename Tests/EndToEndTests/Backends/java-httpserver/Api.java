package todo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Answers the requests. */
final class Api implements HttpHandler {
  private static final String TODOS = "/api/v1/todos";
  private static final Pattern TODO = Pattern.compile(TODOS + "/([^/]+)");
  /** Ids have no zeros in front, and fit into a long. */
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final int LARGEST_BODY = 1 << 20;
  /** So much of a body that is too large is read before the refusal, which is then seen. */
  private static final long MOST_DRAINED = 16L << 20;

  private static final List<String> JSON = List.of("application/json");
  private static final List<String> PATCHES =
      List.of("application/merge-patch+json", "application/json");

  /** How long no request must have been there for all to be taken as finished. */
  private static final Duration QUIET = Duration.ofMillis(200);

  private final Store store;
  private final byte[] description;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean isStopping = false;

  Api(Store store, byte[] description) {
    this.store = store;
    this.description = description;
  }

  /** A request whose body has been read. */
  private record Request(HttpExchange exchange, String id, byte[] body) {}

  private interface Operation {
    void answer(Request request) throws IOException, Refusal;
  }

  /** Waits until the requests that have come are answered, as long as the grace lasts. */
  void finish(Duration grace) {
    isStopping = true;
    long end = System.nanoTime() + grace.toNanos();
    long quietSince = System.nanoTime();
    try {
      while (System.nanoTime() < end && System.nanoTime() - quietSince < QUIET.toNanos()) {
        if (requests.get() > 0) quietSince = System.nanoTime();
        Thread.sleep(10);
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try {
      respond(exchange);
    } finally {
      requests.decrementAndGet();
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Expose-Headers", "Location, ETag");
    if (isStopping) headers.set("Connection", "close");
    try (exchange) {
      try {
        answer(exchange);
      } catch (Refusal refusal) {
        send(exchange, refusal.status, Json.write(refusal.json()));
      } catch (RuntimeException exception) {
        exception.printStackTrace();
        var refusal = new Refusal(500, "INTERNAL_ERROR", "This can't be done now.");
        send(exchange, refusal.status, Json.write(refusal.json()));
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, Refusal {
    // To its end, so that nothing is done for a request that is cut off.
    var body = readBody(exchange);
    var path = exchange.getRequestURI().getRawPath();
    var operations = operations(path);
    if (operations == null) throw new Refusal(404, "NOT_FOUND", "There is nothing here.");
    var allowed = "OPTIONS, HEAD, " + String.join(", ", operations.keySet());
    var method = exchange.getRequestMethod();
    if (method.equals("OPTIONS")) {
      answerOptions(exchange, allowed);
      return;
    }
    var isReading = method.equals("GET") || method.equals("HEAD");
    var operation = operations.get(isReading ? "GET" : method);
    if (operation == null) {
      exchange.getResponseHeaders().set("Allow", allowed);
      throw new Refusal(405, "METHOD_NOT_ALLOWED", "This path does not have the method.");
    }
    if (isReading && !Negotiation.acceptsJson(exchange.getRequestHeaders())) {
      throw new Refusal(406, "NOT_ACCEPTABLE", "All answers are application/json.");
    }
    var id = path.substring(path.lastIndexOf('/') + 1);
    operation.answer(new Request(exchange, id, body));
  }

  /** What can be done at a path, by method; null if there is no such path. */
  private Map<String, Operation> operations(String path) {
    var operations = new LinkedHashMap<String, Operation>();
    if (path.equals("/health")) {
      var health = Json.write(Map.of("status", "ok"));
      operations.put("GET", request -> send(request.exchange, 200, health));
    } else if (path.equals("/openapi.json")) {
      operations.put("GET", request -> send(request.exchange, 200, description));
    } else if (path.equals(TODOS)) {
      operations.put("GET", this::list);
      operations.put("POST", this::create);
    } else if (TODO.matcher(path).matches()) {
      operations.put("GET", this::read);
      operations.put("PUT", this::replace);
      operations.put("PATCH", this::change);
      operations.put("DELETE", this::delete);
    } else {
      return null;
    }
    return operations;
  }

  private static void answerOptions(HttpExchange exchange, String allowed) throws IOException {
    var asked = exchange.getRequestHeaders();
    var headers = exchange.getResponseHeaders();
    headers.set("Allow", allowed);
    if (asked.containsKey("Origin") && asked.containsKey("Access-Control-Request-Method")) {
      headers.set("Access-Control-Allow-Methods", allowed);
      headers.set("Access-Control-Allow-Headers", "*");
      headers.set("Access-Control-Max-Age", "3600");
    }
    exchange.sendResponseHeaders(204, -1);
  }

  private static byte[] readBody(HttpExchange exchange) throws IOException, Refusal {
    // The JDK's server counts chunks in 32 bits and can't read trailer fields: only a length is safe.
    if (exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
      exchange.getResponseHeaders().set("Connection", "close");
      throw new Refusal(411, "LENGTH_REQUIRED", "Send a Content-Length instead of chunks.");
    }
    var stream = exchange.getRequestBody();
    var body = stream.readNBytes(LARGEST_BODY + 1);
    if (body.length <= LARGEST_BODY) return body;
    var buffer = new byte[1 << 16];
    long drained = 0;
    for (int count; drained < MOST_DRAINED && (count = stream.read(buffer)) >= 0; ) {
      drained += count;
    }
    exchange.getResponseHeaders().set("Connection", "close");
    throw new Refusal(413, "CONTENT_TOO_LARGE", "The body has more than 1 MiB.");
  }

  private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static void send(HttpExchange exchange, int status, Todo todo) throws IOException {
    exchange.getResponseHeaders().set("ETag", todo.tag());
    send(exchange, status, Json.write(todo.json()));
  }

  private static long id(Request request) throws Refusal {
    if (!ID.matcher(request.id).matches()) throw Refusal.noSuchTodo();
    return Long.parseLong(request.id);
  }

  private static void requireJson(Request request, List<String> types) throws Refusal {
    if (Negotiation.isDeclared(request.exchange.getRequestHeaders(), types)) return;
    throw new Refusal(
        415, "UNSUPPORTED_MEDIA_TYPE", "The body must be " + String.join(" or ", types) + ".");
  }

  private void list(Request request) throws IOException, Refusal {
    var query = Query.parse(request.exchange.getRequestURI().getRawQuery());
    var page = store.list(query);
    var pagination = new LinkedHashMap<String, Object>();
    pagination.put("page", query.page);
    pagination.put("limit", query.limit);
    pagination.put("total", page.total());
    var answer = new LinkedHashMap<String, Object>();
    answer.put(
        "data",
        page.todos().stream()
            .map(todo -> query.fields == null ? todo.json() : todo.json(query.fields))
            .toList());
    answer.put("pagination", pagination);
    send(request.exchange, 200, Json.write(answer));
  }

  private void create(Request request) throws IOException, Refusal {
    requireJson(request, JSON);
    var todo = store.create(Validation.content(request.body));
    request.exchange.getResponseHeaders().set("Location", TODOS + "/" + todo.id());
    send(request.exchange, 201, todo);
  }

  private void read(Request request) throws IOException, Refusal {
    var todo = store.read(id(request));
    if (Negotiation.isCurrent(request.exchange.getRequestHeaders(), todo)) {
      request.exchange.getResponseHeaders().set("ETag", todo.tag());
      request.exchange.sendResponseHeaders(304, -1);
    } else {
      send(request.exchange, 200, todo);
    }
  }

  private void replace(Request request) throws IOException, Refusal {
    requireJson(request, JSON);
    var content = Validation.content(request.body);
    update(request, old -> content);
  }

  private void change(Request request) throws IOException, Refusal {
    requireJson(request, PATCHES);
    update(request, Validation.patch(request.body));
  }

  private void update(Request request, Validation.Change change) throws IOException, Refusal {
    var precondition = Negotiation.ifMatch(request.exchange.getRequestHeaders());
    send(request.exchange, 200, store.update(id(request), precondition, change));
  }

  private void delete(Request request) throws IOException, Refusal {
    store.delete(id(request), Negotiation.ifMatch(request.exchange.getRequestHeaders()));
    request.exchange.sendResponseHeaders(204, -1);
  }
}
