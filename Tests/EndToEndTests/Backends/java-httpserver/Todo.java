package todo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A todo as it is stored.
 *
 * @param id its place in the order of creation as well
 * @param revision the number of the change that made it what it is, counted over all todos
 */
record Todo(long id, long revision, Content content, Instant createdAt, Instant updatedAt) {
  enum Priority {
    LOW,
    NORMAL,
    HIGH;

    final String text = name().toLowerCase(java.util.Locale.ROOT);

    /** The priority of that name, or null. */
    static Priority of(Object text) {
      for (var priority : values()) if (priority.text.equals(text)) return priority;
      return null;
    }
  }

  /**
   * What clients decide about a todo.
   *
   * @param dueDate a day, YYYY-MM-DD, or null
   */
  record Content(
      String title, String notes, boolean completed, Priority priority, String dueDate) {
    /** What members have that are left out. */
    static final Content DEFAULT = new Content("", "", false, Priority.NORMAL, null);
  }

  private static final Map<String, Function<Todo, Object>> MEMBERS = new LinkedHashMap<>();

  static {
    MEMBERS.put("id", Todo::id);
    MEMBERS.put("title", todo -> todo.content.title);
    MEMBERS.put("notes", todo -> todo.content.notes);
    MEMBERS.put("completed", todo -> todo.content.completed);
    MEMBERS.put("priority", todo -> todo.content.priority.text);
    MEMBERS.put("due_date", todo -> todo.content.dueDate);
    MEMBERS.put("created_at", todo -> todo.createdAt.toString());
    MEMBERS.put("updated_at", todo -> todo.updatedAt.toString());
  }

  static boolean hasMember(String name) {
    return MEMBERS.containsKey(name);
  }

  /** The strong validator. */
  String tag() {
    return '"' + Long.toString(revision, 36) + '"';
  }

  /** The whole todo as JSON. */
  Map<String, Object> json() {
    return json(List.copyOf(MEMBERS.keySet()));
  }

  /** The members of those names as JSON. */
  Map<String, Object> json(List<String> names) {
    var members = new LinkedHashMap<String, Object>();
    for (var name : names) members.put(name, MEMBERS.get(name).apply(this));
    return members;
  }
}
