package todo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import todo.Refusal.Detail;
import todo.Todo.Content;
import todo.Todo.Priority;

/** Holds the body of a request to the rules. */
final class Validation {
  /** Says that a member can't have a value. */
  private static final class InvalidException extends Exception {
    InvalidException(String message) {
      super(message, null, false, false);
    }
  }

  private interface Reader<Value> {
    Value read(Object json) throws InvalidException;
  }

  private final Map<String, Object> sent;
  private final boolean isPatch;
  private final List<Detail> details = new ArrayList<>();

  private Validation(Map<String, Object> sent, boolean isPatch) {
    this.sent = sent;
    this.isPatch = isPatch;
  }

  /** What a todo has that is created or replaced. */
  static Content content(byte[] body) throws Refusal {
    var validation = new Validation(object(body), false);
    if (!validation.sent.containsKey("title")) {
      validation.details.add(new Detail("title", "is required"));
    }
    return validation.content(Content.DEFAULT);
  }

  /** A change of a todo. */
  interface Change {
    Content apply(Content old);
  }

  /** What a merge patch (RFC 7396) does to a todo. */
  static Change patch(byte[] body) throws Refusal {
    var sent = object(body);
    // Whether it is valid does not depend on the todo.
    new Validation(sent, true).content(Content.DEFAULT);
    return old -> {
      try {
        return new Validation(sent, true).content(old);
      } catch (Refusal refusal) {
        throw new IllegalStateException(refusal);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(byte[] body) throws Refusal {
    try {
      if (Json.read(body) instanceof Map<?, ?> object) return (Map<String, Object>) object;
    } catch (Json.MalformedException exception) {
      throw new Refusal(400, "MALFORMED_JSON", exception.getMessage());
    }
    throw Refusal.invalid("The body is not a JSON object.", List.of());
  }

  private Content content(Content old) throws Refusal {
    var content =
        new Content(
            member("title", old.title(), null, Validation::title),
            member("notes", old.notes(), Content.DEFAULT.notes(), json -> text(json, 2000)),
            member("completed", old.completed(), false, Validation::flag),
            member("priority", old.priority(), Priority.NORMAL, Validation::priority),
            member("due_date", old.dueDate(), null, Validation::day));
    if (!details.isEmpty()) throw Refusal.invalid("The todo is not valid.", details);
    return content;
  }

  /** The member as it was sent, or as it was; null in a patch puts it back. */
  private <Value> Value member(String name, Value old, Value reset, Reader<Value> reader) {
    if (!sent.containsKey(name)) return old;
    var json = sent.get(name);
    if (isPatch && json == null && reset != null) return reset;
    try {
      return reader.read(json);
    } catch (InvalidException exception) {
      details.add(new Detail(name, exception.getMessage()));
      return old;
    }
  }

  private static String text(Object json, int most) throws InvalidException {
    if (!(json instanceof String text)) throw new InvalidException("must be a string");
    if (Text.isBroken(text)) throw new InvalidException("has half of a surrogate pair");
    if (Text.length(text) > most) throw new InvalidException("has more than " + most + " characters");
    return text;
  }

  private static String title(Object json) throws InvalidException {
    var title = json instanceof String text ? text(Text.trim(text), 200) : text(json, 200);
    if (title.isEmpty()) throw new InvalidException("must not be blank");
    return title;
  }

  private static Boolean flag(Object json) throws InvalidException {
    if (json instanceof Boolean flag) return flag;
    throw new InvalidException("must be true or false");
  }

  private static Priority priority(Object json) throws InvalidException {
    var priority = Priority.of(json);
    if (priority == null) throw new InvalidException("must be low, normal or high");
    return priority;
  }

  private static String day(Object json) throws InvalidException {
    if (json == null) return null;
    try {
      // LocalDate takes years with a sign, of more than four digits.
      if (json instanceof String text && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        LocalDate.parse(text);
        return text;
      }
    } catch (DateTimeException exception) {
      // No day of the calendar.
    }
    throw new InvalidException("must be a day of the calendar, YYYY-MM-DD, or null");
  }
}
