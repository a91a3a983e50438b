package todo;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** What is to be known of texts. */
final class Text {
  private Text() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether a code point is matched by {@code \s} of ECMA-262. */
  private static boolean isBlank(int point) {
    return point >= 0x09 && point <= 0x0D
        || point == 0x2028
        || point == 0x2029
        || point == 0xFEFF
        || Character.getType(point) == Character.SPACE_SEPARATOR;
  }

  /** The text without blanks at both ends. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    // All blanks are one unit of UTF-16 long.
    while (start < end && isBlank(text.charAt(start))) start++;
    while (start < end && isBlank(text.charAt(end - 1))) end--;
    return text.substring(start, end);
  }

  /** Whether half of a surrogate pair is in a text, so that it can't be written as UTF-8. */
  static boolean isBroken(String text) {
    return text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  /** The text with A to Z in small letters. */
  static String lower(String text) {
    var lower = new StringBuilder(text);
    for (int index = 0; index < lower.length(); index++) {
      char character = lower.charAt(index);
      if (character >= 'A' && character <= 'Z') {
        lower.setCharAt(index, (char) (character + 'a' - 'A'));
      }
    }
    return lower.toString();
  }

  /** Compares by code point, where String.compareTo compares units of UTF-16. */
  static int compare(String first, String second) {
    int length = Math.min(first.length(), second.length());
    for (int index = 0; index < length; index++) {
      char one = first.charAt(index);
      char other = second.charAt(index);
      if (one == other) continue;
      boolean isOnePair = Character.isSurrogate(one);
      boolean isOtherPair = Character.isSurrogate(other);
      return isOnePair == isOtherPair ? one - other : isOnePair ? 1 : -1;
    }
    return first.length() - second.length();
  }

  /**
   * Decodes a name or value of a query, in which + is a space.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  static String decode(String encoded) throws CharacterCodingException {
    var bytes = new ByteArrayOutputStream();
    for (int index = 0; index < encoded.length(); index++) {
      char character = encoded.charAt(index);
      if (character == '%') {
        // java.net.URI has made sure that two digits follow.
        bytes.write(Integer.parseInt(encoded.substring(index + 1, index + 3), 16));
        index += 2;
      } else {
        // The server reads each byte of the request line as a character.
        bytes.write(character == '+' ? ' ' : character);
      }
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes.toByteArray()))
        .toString();
  }
}
