package todo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says that a request is not carried out, and why. */
final class Refusal extends Exception {
  /** What is wrong with a member or a parameter. */
  record Detail(String field, String message) {
    Map<String, Object> json() {
      var members = new LinkedHashMap<String, Object>();
      members.put("field", field);
      members.put("message", message);
      return members;
    }
  }

  final int status;
  final String code;
  final transient List<Detail> details;

  private Refusal(int status, String code, String message, List<Detail> details) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  Refusal(int status, String code, String message) {
    this(status, code, message, List.of());
  }

  static Refusal invalid(String message, List<Detail> details) {
    return new Refusal(400, "VALIDATION_ERROR", message, details);
  }

  static Refusal noSuchTodo() {
    return new Refusal(404, "NOT_FOUND", "There is no todo with this id.");
  }

  Map<String, Object> json() {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", code);
    error.put("message", getMessage());
    if (!details.isEmpty()) error.put("details", details.stream().map(Detail::json).toList());
    return Map.of("error", error);
  }
}
