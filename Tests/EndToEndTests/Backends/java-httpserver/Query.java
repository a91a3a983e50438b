package todo;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import todo.Refusal.Detail;
import todo.Todo.Priority;

/** What a client wants to see of the list. */
final class Query {
  private static final int LARGEST_PAGE = 1_000_000_000;

  int page = 1;
  int limit = 20;
  /** The members that are answered of each todo, or null for all. */
  List<String> fields;

  private Boolean completed;
  private Priority priority;
  private String text = "";
  private String sort = "created_at";
  private boolean isDescending;

  /** A page of what matches, and how much does. */
  record Page(List<Todo> todos, int total) {}

  /** Says what is wrong with the value of a parameter. */
  private static final class InvalidException extends Exception {
    InvalidException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads a query; parameters that are not known are ignored.
   *
   * @param raw the query as it came, or null
   */
  static Query parse(String raw) throws Refusal {
    var query = new Query();
    var details = new ArrayList<Detail>();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      try {
        name = Text.decode(name);
        query.set(name, Text.decode(equals < 0 ? "" : pair.substring(equals + 1)));
      } catch (InvalidException exception) {
        details.add(new Detail(name, exception.getMessage()));
      } catch (CharacterCodingException exception) {
        details.add(new Detail(name, "is not UTF-8"));
      }
    }
    if (!details.isEmpty()) throw Refusal.invalid("The query is not valid.", details);
    return query;
  }

  private void set(String name, String value) throws InvalidException {
    switch (name) {
      case "page" -> page = number(value, LARGEST_PAGE);
      case "limit" -> limit = number(value, 100);
      case "completed" -> completed = oneOf(value, "true", "false").equals("true");
      case "priority" -> priority = Priority.of(oneOf(value, "low", "normal", "high"));
      case "sort" -> sort = oneOf(value, "created_at", "title", "priority", "due_date");
      case "order" -> isDescending = oneOf(value, "asc", "desc").equals("desc");
      case "q" -> {
        if (Text.length(value) > 200) throw new InvalidException("has more than 200 characters");
        text = Text.lower(value);
      }
      case "fields" -> {
        fields = List.of(value.split(",", -1));
        if (!fields.stream().allMatch(Todo::hasMember)) {
          throw new InvalidException("names something that is no member of a todo");
        }
      }
      default -> {}
    }
  }

  private static int number(String digits, int most) throws InvalidException {
    if (digits.matches("[0-9]{1,10}")) {
      long number = Long.parseLong(digits);
      if (number >= 1 && number <= most) return (int) number;
    }
    throw new InvalidException("must be a number from 1 to " + most);
  }

  private static String oneOf(String value, String... allowed) throws InvalidException {
    if (List.of(allowed).contains(value)) return value;
    throw new InvalidException("must be one of " + String.join(", ", allowed));
  }

  /** The page of todos that are given in the order of their creation. */
  Page cut(Collection<Todo> todos) {
    Stream<Todo> matches = todos.stream();
    int total = todos.size();
    if (isFiltered() || !sort.equals("created_at") || isDescending) {
      // The stream's sort is stable.
      var sorted = matches.filter(this::matches).sorted(order()).toList();
      total = sorted.size();
      matches = sorted.stream();
    }
    return new Page(matches.skip((page - 1L) * limit).limit(limit).toList(), total);
  }

  private boolean isFiltered() {
    return completed != null || priority != null || !text.isEmpty();
  }

  private boolean matches(Todo todo) {
    var content = todo.content();
    return (completed == null || completed == content.completed())
        && (priority == null || priority == content.priority())
        && (text.isEmpty() || Text.lower(content.title()).contains(text));
  }

  private Comparator<Todo> order() {
    return switch (sort) {
      case "title" -> directed(
          Comparator.comparing((Todo todo) -> todo.content().title(), Text::compare));
      case "priority" -> directed(
          Comparator.comparing((Todo todo) -> todo.content().priority()));
      case "due_date" -> Comparator.comparing(
          (Todo todo) -> todo.content().dueDate(),
          Comparator.nullsLast(directed(Comparator.<String>naturalOrder())));
      default -> directed(Comparator.comparingLong(Todo::id));
    };
  }

  private <Value> Comparator<Value> directed(Comparator<Value> ascending) {
    return isDescending ? ascending.reversed() : ascending;
  }
}
