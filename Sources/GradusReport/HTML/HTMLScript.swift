/// The script of the page: copying, and nothing else.
///
/// Without it its buttons stay hidden.
enum HTMLScript {
  static let text: StaticString = """
    "use strict";
    (() => {
      let clearing;
      const told = document.getElementById("copied");
      const byHand = (text) => {
        const area = document.createElement("textarea");
        area.value = text;
        document.body.append(area);
        area.select();
        const done = document.execCommand("copy");
        area.remove();
        return done;
      };
      const copy = async (text) => {
        try {
          await navigator.clipboard.writeText(text);
          return true;
        } catch {
          return byHand(text);
        }
      };
      for (const button of document.querySelectorAll("button[data-copies]")) {
        const source = document.getElementById(button.dataset.copies);
        const label = button.textContent;
        button.hidden = false;
        button.addEventListener("click", async () => {
          const done = await copy((source.content ?? source).textContent);
          button.focus();
          button.textContent = done ? "Copied" : "Not copied";
          told.textContent = done ? "Copied." : "The browser did not allow it.";
          clearTimeout(clearing);
          clearing = setTimeout(() => { told.textContent = ""; }, 2000);
          setTimeout(() => { button.textContent = label; }, 2000);
        });
      }
    })();
    """
}
