package todo;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import todo.Todo.Content;
import todo.Todo.Priority;

/**
 * Holds the todos in memory, and each change of them in a log.
 *
 * <p>A record is handed to the operating system before anyone learns of the change, so that it
 * outlives the process. Each has its length and a checksum; a last one that is incomplete is cut
 * off when the log is read again.
 */
final class Store {
  private static final byte PUT = 1;
  private static final byte DELETE = 2;
  private static final byte COUNTERS = 3;
  /** The bytes before a record: its length and its checksum. */
  private static final int FRAME = 8;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final TreeMap<Long, Todo> todos = new TreeMap<>();
  private FileChannel log;
  private long size;
  private long lastId;
  private long lastRevision;
  private Instant lastCreated = Instant.EPOCH;

  private Store() {}

  static Store open(Path path) throws IOException {
    var store = new Store();
    store.log =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    int records = store.replay(ByteBuffer.wrap(Files.readAllBytes(path)));
    store.log.truncate(store.size);
    if (records > 2 * store.todos.size() + 1000) store.compact(path);
    return store;
  }

  void close() {
    lock.writeLock().lock();
    try {
      log.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Applies the records, and answers how many were whole. */
  private int replay(ByteBuffer content) throws IOException {
    int records = 0;
    while (content.remaining() >= FRAME) {
      int length = content.getInt();
      int checksum = content.getInt();
      if (length < 0 || length > content.remaining()) break;
      var record = new byte[length];
      content.get(record);
      if (checksum(record) != checksum) break;
      apply(new DataInputStream(new ByteArrayInputStream(record)));
      size += FRAME + length;
      records++;
    }
    return records;
  }

  private void apply(DataInputStream record) throws IOException {
    switch (record.readByte()) {
      case PUT -> {
        var todo = readTodo(record);
        todos.put(todo.id(), todo);
        count(todo);
      }
      case DELETE -> todos.remove(record.readLong());
      case COUNTERS -> {
        lastId = record.readLong();
        lastRevision = record.readLong();
      }
      default -> throw new IOException("The log has a record of an unknown kind.");
    }
  }

  private void count(Todo todo) {
    lastId = Math.max(lastId, todo.id());
    lastRevision = Math.max(lastRevision, todo.revision());
    if (todo.createdAt().isAfter(lastCreated)) lastCreated = todo.createdAt();
  }

  /** Puts a log without history in place of the one that is there. */
  private void compact(Path path) throws IOException {
    var content = new ByteArrayOutputStream();
    content.write(frame(countersRecord()).array());
    for (var todo : todos.values()) content.write(frame(putRecord(todo)).array());
    var temporary = path.resolveSibling(path.getFileName() + ".new");
    Files.write(temporary, content.toByteArray(), StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    log.close();
    log = FileChannel.open(path, StandardOpenOption.WRITE);
    size = content.size();
  }

  Todo create(Content content) throws IOException {
    lock.writeLock().lock();
    try {
      var now = after(lastCreated);
      var todo = new Todo(lastId + 1, lastRevision + 1, content, now, now);
      append(putRecord(todo));
      todos.put(todo.id(), todo);
      count(todo);
      return todo;
    } finally {
      lock.writeLock().unlock();
    }
  }

  Todo read(long id) throws Refusal {
    lock.readLock().lock();
    try {
      return current(id, todo -> true);
    } finally {
      lock.readLock().unlock();
    }
  }

  Query.Page list(Query query) {
    lock.readLock().lock();
    try {
      return query.cut(todos.values());
    } finally {
      lock.readLock().unlock();
    }
  }

  Todo update(long id, Predicate<Todo> precondition, Validation.Change change)
      throws IOException, Refusal {
    lock.writeLock().lock();
    try {
      var old = current(id, precondition);
      var todo =
          new Todo(
              id,
              lastRevision + 1,
              change.apply(old.content()),
              old.createdAt(),
              after(old.updatedAt()));
      append(putRecord(todo));
      todos.put(id, todo);
      count(todo);
      return todo;
    } finally {
      lock.writeLock().unlock();
    }
  }

  void delete(long id, Predicate<Todo> precondition) throws IOException, Refusal {
    lock.writeLock().lock();
    try {
      current(id, precondition);
      append(record(out -> {
        out.writeByte(DELETE);
        out.writeLong(id);
      }));
      todos.remove(id);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Todo current(long id, Predicate<Todo> precondition) throws Refusal {
    var todo = todos.get(id);
    if (todo == null) throw Refusal.noSuchTodo();
    if (!precondition.test(todo)) {
      throw new Refusal(412, "PRECONDITION_FAILED", "The todo is not what If-Match names.");
    }
    return todo;
  }

  /** Now, or the next microsecond after then where the clock has not moved. */
  private static Instant after(Instant then) {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return now.isAfter(then) ? now : then.plus(1, ChronoUnit.MICROS);
  }

  private void append(byte[] record) throws IOException {
    var frame = frame(record);
    long position = size;
    // What is left of a write that failed is written over by the next one.
    while (frame.hasRemaining()) position += log.write(frame, position);
    size = position;
  }

  private static ByteBuffer frame(byte[] record) {
    return ByteBuffer.allocate(FRAME + record.length)
        .putInt(record.length)
        .putInt(checksum(record))
        .put(record)
        .flip();
  }

  private static int checksum(byte[] record) {
    var checksum = new CRC32();
    checksum.update(record);
    return (int) checksum.getValue();
  }

  private interface Writing {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] record(Writing writing) throws IOException {
    var bytes = new ByteArrayOutputStream();
    writing.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private byte[] countersRecord() throws IOException {
    return record(out -> {
      out.writeByte(COUNTERS);
      out.writeLong(lastId);
      out.writeLong(lastRevision);
    });
  }

  private static byte[] putRecord(Todo todo) throws IOException {
    return record(out -> {
      var content = todo.content();
      out.writeByte(PUT);
      out.writeLong(todo.id());
      out.writeLong(todo.revision());
      out.writeUTF(content.title());
      out.writeUTF(content.notes());
      out.writeBoolean(content.completed());
      out.writeByte(content.priority().ordinal());
      out.writeUTF(content.dueDate() == null ? "" : content.dueDate());
      writeInstant(out, todo.createdAt());
      writeInstant(out, todo.updatedAt());
    });
  }

  private static Todo readTodo(DataInputStream record) throws IOException {
    long id = record.readLong();
    long revision = record.readLong();
    var title = record.readUTF();
    var notes = record.readUTF();
    boolean isCompleted = record.readBoolean();
    var priority = Priority.values()[record.readByte()];
    var day = record.readUTF();
    var content = new Content(title, notes, isCompleted, priority, day.isEmpty() ? null : day);
    return new Todo(id, revision, content, readInstant(record), readInstant(record));
  }

  private static void writeInstant(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInputStream record) throws IOException {
    return Instant.ofEpochSecond(record.readLong(), record.readInt());
  }
}
