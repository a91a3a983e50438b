/// A Python program that opens a page in Chromium and writes a line for each thing that is wrong.
///
/// It speaks the DevTools protocol over a pipe, so that nothing listens on a port. Its arguments are
/// Chromium, and pages.
enum BrowserScript {
  static let text = browser + look + main

  private static let browser = #"""
    import fcntl, json, os, subprocess, sys, tempfile, time

    class Browser:
        def __init__(self, program):
            self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            theirs, self.down = os.pipe()
            self.up, ours = os.pipe()
            # Numbers that the two that Chromium wants, 3 and 4, do not collide with.
            theirs = fcntl.fcntl(theirs, fcntl.F_DUPFD, 20)
            ours = fcntl.fcntl(ours, fcntl.F_DUPFD, 20)
            def wire():
                os.dup2(theirs, 3)
                os.dup2(ours, 4)
            self.process = subprocess.Popen(
                [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                 "--no-first-run", "--remote-debugging-pipe", "--user-data-dir=" + self.profile.name],
                preexec_fn=wire, close_fds=False,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            os.close(theirs)
            os.close(ours)
            self.buffer, self.number, self.events, self.session = b"", 0, [], None
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Network", "Log"):
                self.call(domain + ".enable")

        def read(self):
            while b"\0" not in self.buffer:
                more = os.read(self.up, 1 << 20)
                if not more:
                    raise EOFError("Chromium ended")
                self.buffer += more
            message, self.buffer = self.buffer.split(b"\0", 1)
            return json.loads(message)

        def call(self, method, **parameters):
            self.number += 1
            message = {"id": self.number, "method": method, "params": parameters}
            if self.session:
                message["sessionId"] = self.session
            os.write(self.down, json.dumps(message).encode() + b"\0")
            while True:
                answer = self.read()
                if answer.get("id") == self.number:
                    if "error" in answer:
                        raise RuntimeError(method + ": " + answer["error"]["message"])
                    return answer["result"]
                self.events.append(answer)

        def open(self, url):
            self.events.clear()
            self.call("Page.navigate", url=url)
            while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
                self.events.append(self.read())

        def evaluate(self, expression):
            answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
            if "exceptionDetails" in answer:
                raise RuntimeError(answer["exceptionDetails"]["exception"].get("description"))
            return answer["result"].get("value")

        def close(self):
            try:
                self.call("Browser.close")
                self.process.wait(20)
            except Exception:
                self.process.kill()
                self.process.wait()
            self.profile.cleanup()

    """#

  /// What is looked at in the page itself: structure, names, contrast.
  private static let look = #"""
    LOOK = r"""(() => {
      const wrong = [];
      const all = (selector) => [...document.querySelectorAll(selector)];
      if (document.documentElement.lang !== "en") wrong.push("no language");
      for (const landmark of ["main", "body > header", "footer", "nav"])
        if (all(landmark).length !== 1) wrong.push(landmark + ": " + all(landmark).length);
      let level = 0;
      for (const heading of all("h1, h2, h3, h4")) {
        const next = Number(heading.tagName[1]);
        if (next > level + 1) wrong.push("heading leaps to " + next + ": " + heading.textContent);
        level = next;
      }
      if (all("h1").length !== 1) wrong.push("headings of the first level: " + all("h1").length);
      const ids = all("[id]").map((element) => element.id);
      for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push("twice: " + id);
      for (const link of all("a[href^='#']"))
        if (!document.getElementById(link.hash.slice(1))) wrong.push("leads nowhere: " + link.hash);
      for (const element of all("[aria-labelledby]"))
        for (const id of element.getAttribute("aria-labelledby").split(" "))
          if (!document.getElementById(id)?.textContent) wrong.push("no label: " + id);
      for (const button of all("button")) {
        if (!button.textContent.trim()) wrong.push("a button without a name");
        if (!document.getElementById(button.dataset.copies)) wrong.push("copies nothing: " + button.dataset.copies);
      }
      for (const image of all("svg")) {
        const isNamed = image.getAttribute("aria-hidden") === "true"
          || (image.getAttribute("role") === "img" && image.querySelector("title")?.textContent);
        if (!isNamed) wrong.push("an image without a text");
      }
      if (all("img, iframe, object, embed, link, form, video, audio").length) wrong.push("an element that fetches");
      if (window.broken !== undefined) wrong.push("a script of the backend ran");
      const page = document.scrollingElement;
      if (page.scrollWidth > page.clientWidth) wrong.push("wider than the window: " + page.scrollWidth);

      const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
      const light = ([r, g, b]) => {
        const linear = [r, g, b].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
      };
      const ground = (element) => {
        for (let place = element; place; place = place.parentElement) {
          const colour = numbers(getComputedStyle(place).backgroundColor);
          if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
      };
      const seen = new Set();
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || element.closest("script, style, template, title, desc")) continue;
        const style = getComputedStyle(element);
        const front = light(numbers(element.closest("svg") ? style.fill : style.color));
        const back = light(ground(element));
        const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
        const name = element.tagName + "." + element.className;
        if (contrast < 4.5 && !seen.has(name)) wrong.push("contrast " + contrast.toFixed(2) + ": " + name);
        seen.add(name);
      }
      return wrong;
    })()"""

    COPY = r"""(async () => {
      const wrong = [];
      let copied;
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied = text; } } });
      for (const button of document.querySelectorAll("button")) {
        if (button.hidden) wrong.push("hidden with a script: " + button.dataset.copies);
        const source = document.getElementById(button.dataset.copies);
        copied = undefined;
        button.click();
        await new Promise((resume) => setTimeout(resume));
        if (copied !== (source.content ?? source).textContent) wrong.push("not copied: " + source.id);
      }
      if (document.querySelector("button") && document.getElementById("copied").textContent !== "Copied.")
        wrong.push("copying is not told");
      return wrong;
    })()"""

    """#

  private static let main = #"""
    def report(page, what, wrong):
        for line in wrong:
            print(os.path.basename(page) + ", " + what + ": " + line)

    def noise(browser, url):
        wrong = []
        for event in browser.events:
            parameters = event.get("params", {})
            if event.get("method") == "Network.requestWillBeSent" and parameters["request"]["url"] != url:
                wrong.append("asks for " + parameters["request"]["url"])
            if event.get("method") == "Log.entryAdded":
                wrong.append("logs " + parameters["entry"]["text"])
            if event.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                wrong.append("writes to the console " + json.dumps(parameters)[:300])
        return wrong

    def examine(browser, page):
        url = "file://" + page
        for width, theme in ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")):
            what = str(width) + " pixels, " + theme
            browser.call("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": theme}])
            browser.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
            browser.open(url)
            report(page, what, browser.evaluate(LOOK))
            browser.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
            report(page, what + ", unfolded", browser.evaluate(LOOK))
            report(page, what, noise(browser, url))
        browser.open(url)
        for kind in ("rawKeyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        if browser.evaluate("document.activeElement.className") != "skip":
            report(page, "keyboard", ["the first key press does not reach the link to the verdict"])
        if browser.evaluate("getComputedStyle(document.activeElement).clipPath") != "none":
            report(page, "keyboard", ["the link to the verdict stays hidden"])
        report(page, "copying", browser.evaluate(COPY))
        browser.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        browser.open(url)
        report(page, "print", browser.evaluate(LOOK))
        if browser.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
            report(page, "print", ["the paper is not white"])
        if len(browser.call("Page.printToPDF")["data"]) < 10000:
            report(page, "print", ["there is no PDF"])
        browser.call("Emulation.setScriptExecutionDisabled", value=True)
        browser.call("Emulation.setEmulatedMedia", media="", features=[])
        browser.open(url)
        document = browser.call("DOM.getDocument", depth=-1)["root"]["nodeId"]
        buttons = browser.call("DOM.querySelectorAll", nodeId=document, selector="button:not([hidden])")["nodeIds"]
        if buttons:
            report(page, "without a script", ["buttons that do nothing are shown"])
        browser.call("Emulation.setScriptExecutionDisabled", value=False)

    browser = Browser(sys.argv[1])
    try:
        for page in sys.argv[2:]:
            examine(browser, page)
    finally:
        browser.close()
    print("looked at " + str(len(sys.argv) - 2))
    """#
}
