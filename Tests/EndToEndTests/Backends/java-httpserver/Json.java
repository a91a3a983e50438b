package todo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes JSON (RFC 8259).
 *
 * <p>An object is a Map, an array a List, null is null; a number is kept as the text that it was.
 */
final class Json {
  /** Says that something is not JSON. */
  static final class MalformedException extends Exception {
    MalformedException(String message) {
      super(message);
    }
  }

  /** A number that has not been converted to anything. */
  record NumberText(String text) {}

  private static final int MOST_LEVELS = 256;

  private final String text;
  private int position = 0;
  private int levels = 0;

  private Json(String text) {
    this.text = text;
  }

  static Object read(byte[] bytes) throws MalformedException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException exception) {
      throw new MalformedException("It is not UTF-8.");
    }
    var reader = new Json(text);
    var value = reader.value();
    reader.skipBlanks();
    if (reader.position < text.length()) throw reader.malformed();
    return value;
  }

  private MalformedException malformed() {
    return new MalformedException("It is no JSON from character " + position + " on.");
  }

  private void skipBlanks() {
    while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) position++;
  }

  /** Skips blanks, then answers the next character without taking it; U+0000 at the end. */
  private char peek() {
    skipBlanks();
    return position < text.length() ? text.charAt(position) : 0;
  }

  private char take() throws MalformedException {
    if (position == text.length()) throw malformed();
    return text.charAt(position++);
  }

  private void expect(char expected) throws MalformedException {
    if (peek() != expected) throw malformed();
    position++;
  }

  private Object value() throws MalformedException {
    switch (peek()) {
      case '{':
        return nested(this::object);
      case '[':
        return nested(this::array);
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private interface Part {
    Object read() throws MalformedException;
  }

  private Object nested(Part part) throws MalformedException {
    if (++levels > MOST_LEVELS) throw new MalformedException("It is nested too deep.");
    position++;
    var value = part.read();
    levels--;
    return value;
  }

  private Map<String, Object> object() throws MalformedException {
    var members = new LinkedHashMap<String, Object>();
    if (peek() != '}') {
      do {
        if (peek() != '"') throw malformed();
        var name = string();
        expect(':');
        members.put(name, value());
      } while (isThereMore());
    }
    expect('}');
    return members;
  }

  private List<Object> array() throws MalformedException {
    var elements = new ArrayList<Object>();
    if (peek() != ']') {
      do elements.add(value());
      while (isThereMore());
    }
    expect(']');
    return elements;
  }

  private boolean isThereMore() {
    if (peek() != ',') return false;
    position++;
    return true;
  }

  private Object word(String word, Object value) throws MalformedException {
    if (!text.startsWith(word, position)) throw malformed();
    position += word.length();
    return value;
  }

  private NumberText number() throws MalformedException {
    int start = position;
    if (next('-')) position++;
    if (next('0')) position++;
    else digits();
    if (next('.')) {
      position++;
      digits();
    }
    if (next('e') || next('E')) {
      position++;
      if (next('+') || next('-')) position++;
      digits();
    }
    return new NumberText(text.substring(start, position));
  }

  private boolean next(char character) {
    return position < text.length() && text.charAt(position) == character;
  }

  private void digits() throws MalformedException {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) position++;
    if (position == start) throw malformed();
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private String string() throws MalformedException {
    var value = new StringBuilder();
    position++;
    while (true) {
      char character = take();
      if (character == '"') return value.toString();
      if (character < ' ') throw malformed();
      value.append(character == '\\' ? escaped() : character);
    }
  }

  private char escaped() throws MalformedException {
    char character = take();
    switch (character) {
      case '"':
      case '\\':
      case '/':
        return character;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        int unit = 0;
        for (int count = 0; count < 4; count++) unit = unit * 16 + hexadecimal(take());
        return (char) unit;
      default:
        throw malformed();
    }
  }

  private int hexadecimal(char character) throws MalformedException {
    // Character.digit takes the digits of every script.
    int digit = character < 128 ? Character.digit(character, 16) : -1;
    if (digit < 0) throw malformed();
    return digit;
  }

  static byte[] write(Object value) {
    var text = new StringBuilder();
    write(value, text);
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Object value, StringBuilder text) {
    if (value instanceof String string) {
      writeString(string, text);
    } else if (value instanceof Map<?, ?> members) {
      text.append('{');
      var separator = "";
      for (var member : members.entrySet()) {
        text.append(separator);
        writeString((String) member.getKey(), text);
        text.append(':');
        write(member.getValue(), text);
        separator = ",";
      }
      text.append('}');
    } else if (value instanceof List<?> elements) {
      text.append('[');
      var separator = "";
      for (var element : elements) {
        text.append(separator);
        write(element, text);
        separator = ",";
      }
      text.append(']');
    } else {
      // A number, a boolean or null.
      text.append(value);
    }
  }

  private static void writeString(String string, StringBuilder text) {
    text.append('"');
    for (int index = 0; index < string.length(); index++) {
      char character = string.charAt(index);
      if (character == '"' || character == '\\') {
        text.append('\\').append(character);
      } else if (character < ' ') {
        text.append(String.format("\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    text.append('"');
  }
}
