// The Todo API, as far as it is built: GET /health. Needs Node.js 20 or later, nothing else.

import { createServer } from "node:http";

// Gradus chooses the address and the port for every run, so never write them into the code.
// GRADUS_DATA_DIR comes the same way: the folder for what has to survive a restart.
const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 8080);

const server = createServer((request, response) => {
  // Read the body even when nobody wants it: until it is read, the connection can't be used for
  // the next request.
  request.resume();

  // While the server stops, each connection's answer is its last.
  if (!server.listening) response.setHeader("Connection", "close");

  const path = request.url.split("?", 1)[0];
  if (path === "/health" && (request.method === "GET" || request.method === "HEAD")) {
    sendJSON(response, 200, { status: "ok" });
  } else {
    // Go on above: the stage "create" wants POST /api/v1/todos. An error that you throw here and
    // don't catch ends the whole process, so catch what parsing a body can throw.
    sendProblem(response, 404, "NOT_FOUND", "There is nothing at this path.");
  }
});

function sendJSON(response, status, value) {
  const content = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": content.length, // bytes, not characters
  });
  response.end(content); // Node.js leaves the content out when it answers HEAD
}

function sendProblem(response, status, code, message) {
  sendJSON(response, status, { error: { code, message } });
}

function stop() {
  // No new connections; idle ones are closed, and requests that have begun are finished. The
  // process ends by itself when the last connection is gone.
  server.close();
  // Who is still connected after two seconds has had the chance.
  setTimeout(() => server.closeAllConnections(), 2000).unref();
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);

server.listen(port, host, () => {
  console.log(`Listening on http://${host}:${port}`);
});
