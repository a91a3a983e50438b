// The Todo API. Needs Node.js 20 or later, nothing else.

import { createServer } from "node:http";

import { createApp } from "./app.mjs";
import { TodoStore } from "./store.mjs";

/** How long connections that don't come to an end may hold up stopping. */
const DRAIN_MS = 3_000;

const host = process.env.HOST ?? "127.0.0.1";
const port = Number(process.env.PORT ?? 8080);
const directory = process.env.GRADUS_DATA_DIR ?? "data";

const todos = await TodoStore.open(directory);
const stopping = new AbortController();
const app = createApp(todos, { stopping: stopping.signal });

const server = createServer({ requestTimeout: 30_000, keepAliveTimeout: 65_000 });
server.on("request", app.handleRequest);
server.on("checkExpectation", app.handleRequest); // "100-continue" is Node's, others are ignored
server.on("clientError", app.handleUnreadable);

function stop() {
  stopping.abort(); // from now on each connection's answer is its last
  server.close(() => todos.close());
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);

server.listen(port, host, () => {
  console.log(`Listening on http://${host}:${port}, keeping todos in ${directory}`);
});
