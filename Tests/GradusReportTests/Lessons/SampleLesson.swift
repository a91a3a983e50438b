import GradusModel

/// A lesson in which everything stands once.
enum SampleLesson {
  static let page: LessonPage = {
    var page = LessonPage(
      id: "api.sample",
      title: "A sample: 漢字 and e\u{301}",
      domain: "API design",
      minutes: 12,
      body: (body, "lessons/api-design/sample.md", 20)
    )
    page.objectives = ["Tell safe methods from others", "Cut a page from a list"]
    page.prerequisites = [
      .init(id: "fundamentals.http", title: "HTTP and HTTPS", hasLesson: true, isRead: true),
      .init(id: "fundamentals.methods", title: "HTTP methods", hasLesson: true, isRead: false),
      .init(id: "db.indexes", title: "Indexes", hasLesson: false),
    ]
    page.practice = [
      .init(id: "todo-api/list", title: "Todo API: Lists", command: "gradus check --until list"),
      .init(id: "drill.documented-rest", title: "A documented API", command: nil),
    ]
    page.sources = [
      .init(
        title: "RFC 9110, section 9.2.1: Safe Methods",
        address: "https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1"
      )
    ]
    page.next = "api.other"
    return page
  }()

  private static let body = """
    A client asks **twice** and gets *two* answers, of which `GET /api/v1/todos?page=1` is the first.
    The [RFC](https://www.rfc-editor.org/rfc/rfc9110) and the [same RFC](https://www.rfc-editor.org/rfc/rfc9110)
    say why; so does <https://example.org>. A line ends here\\
    and goes on below.

    ## The idea

    | method | safe | what it is for, and what it must never be used for, in a sentence |
    | --- | :-: | --: |
    | GET | yes | reads a representation, and asks for no change of state ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1)) |
    | 漢字 | no | `POST` |
    | DELETE | no | |

    1. First, with a text that is long enough to be broken where the terminal is narrow.
       - inner
    2. Second.

       A paragraph of the second item.

    > A quote that is long enough to be broken where the terminal has only forty columns.

    ### A worked example

    ```http run
    POST /api/v1/todos HTTP/1.1
    Content-Type: application/json

    {"title": "Measure"}
    ```

    ```http expect capture=id:/id
    HTTP/1.1 201 Created
    Location: *

    {"id": "*"}
    ```

    ```python run
    print("a" * 3)  # three
    ```

    ```output
    aaa
    ```

    ## In your language

    ```python example=page
    def page_of(items: list, page: int) -> list:
        return items[page:]
    ```

    ```go example=page
    package todos

    func PageOf[T any](items []T, page int) []T {
    \treturn items[page:]
    }
    ```

    ---

    <!-- a remark -->

    ## Read on

    - [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-9): all methods.
    - [Another](https://example.org/another): nothing.
    """
}
