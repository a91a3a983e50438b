package todo;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the headers of a request ask for. */
final class Negotiation {
  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");
  /** A list of entity tags (RFC 9110, section 13.1), in which elements may be empty. */
  private static final Pattern ENTITY_TAGS =
      Pattern.compile("[ \\t,]*(?:(?:W/)?\"[^\"]*\"[ \\t]*(?:,[ \\t,]*|$))+");

  private Negotiation() {}

  /** The values of a header as one, or null. */
  private static String joined(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null ? null : String.join(",", values);
  }

  /** Whether Accept allows application/json (RFC 9110, section 12.5.1). */
  static boolean acceptsJson(Headers headers) {
    var accept = joined(headers, "Accept");
    if (accept == null || accept.isBlank()) return true;
    int precision = -1;
    double quality = 0;
    for (var range : accept.toLowerCase(Locale.ROOT).split(",")) {
      var parts = range.split(";");
      int matched = List.of("*/*", "application/*", "application/json").indexOf(parts[0].strip());
      double weight = weight(parts);
      if (matched > precision || matched == precision && weight > quality) {
        precision = matched;
        quality = weight;
      }
    }
    return precision >= 0 && quality > 0;
  }

  private static double weight(String[] parts) {
    for (int index = 1; index < parts.length; index++) {
      var parameter = parts[index].strip();
      if (!parameter.startsWith("q=")) continue;
      try {
        return Double.parseDouble(parameter.substring(2));
      } catch (NumberFormatException exception) {
        return 1;
      }
    }
    return 1;
  }

  /** Whether the body is declared as one of these media types, or not declared. */
  static boolean isDeclared(Headers headers, List<String> types) {
    var declared = headers.getFirst("Content-Type");
    return declared == null
        || types.contains(declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /** What If-Match says of the todo: all may be changed if there is none. */
  static Predicate<Todo> ifMatch(Headers headers) {
    var tags = joined(headers, "If-Match");
    return todo -> tags == null || names(tags, todo, false);
  }

  /** Whether If-None-Match names the todo as it is. */
  static boolean isCurrent(Headers headers, Todo todo) {
    var tags = joined(headers, "If-None-Match");
    return tags != null && names(tags, todo, true);
  }

  private static boolean names(String tags, Todo todo, boolean mayBeWeak) {
    if (tags.strip().equals("*")) return true;
    if (!ENTITY_TAGS.matcher(tags).matches()) return false;
    return ENTITY_TAG
        .matcher(tags)
        .results()
        .map(tag -> tag.group())
        .map(tag -> mayBeWeak && tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(todo.tag()::equals);
  }
}
