// What the service answers: its routes, and everything that is the same for all of them.

import {
  acceptsJSON,
  HttpError,
  isNotModified,
  readJSON,
  requireCurrent,
  sendAnswer,
  writeRawAnswer,
} from "./http.mjs";
import { cutDown, selectTodos } from "./list.mjs";
import { description } from "./openapi.mjs";
import { StorageError } from "./log.mjs";
import { parseChanges, parseListQuery, parseTodo } from "./validation.mjs";

const JSON_TYPE = "application/json";
const MERGE_PATCH_TYPE = "application/merge-patch+json";
const TODOS = "/api/v1/todos";

export function createApp(todos, { stopping }) {
  const routes = [
    { pattern: /^\/health$/, methods: { GET: health } },
    { pattern: /^\/openapi\.json$/, methods: { GET: describe } },
    { pattern: /^\/api\/v1\/todos$/, methods: { GET: listTodos, POST: createTodo } },
    {
      pattern: /^\/api\/v1\/todos\/([^/]+)$/,
      methods: { GET: readTodo, PUT: replaceTodo, PATCH: changeTodo, DELETE: deleteTodo },
    },
  ];

  // Operations: each takes { request, id, query } and returns an answer, { status, headers, body }.

  function health() {
    if (!todos.isWritable) throw new StorageError("the log can't be written any more");
    return { status: 200, body: { status: "ok" } };
  }

  function describe() {
    return { status: 200, body: description };
  }

  function listTodos({ query }) {
    const parameters = parseListQuery(query);
    const { page, limit, fields } = parameters;
    const matches = selectTodos(todos.all(), parameters);
    const start = (page - 1) * limit;
    return {
      status: 200,
      headers: { "Cache-Control": "no-cache" },
      body: {
        data: matches.slice(start, start + limit).map((todo) => cutDown(todo, fields)),
        pagination: { page, limit, total: matches.length },
      },
    };
  }

  async function createTodo({ request }) {
    const values = parseTodo(await readJSON(request, [JSON_TYPE]));
    const entry = await todos.create(values);
    return represent(201, entry, { Location: `${TODOS}/${entry.todo.id}` });
  }

  function readTodo({ request, id }) {
    const entry = todos.get(id) ?? refuseUnknown();
    const answer = represent(200, entry);
    if (!isNotModified(request, answer.headers.ETag)) return answer;
    return { status: 304, headers: answer.headers };
  }

  async function replaceTodo({ request, id }) {
    const values = parseTodo(await readJSON(request, [JSON_TYPE]));
    return update(request, id, values);
  }

  async function changeTodo({ request, id }) {
    const changes = parseChanges(await readJSON(request, [MERGE_PATCH_TYPE, JSON_TYPE]));
    return update(request, id, changes);
  }

  async function update(request, id, changes) {
    const entry = await todos.update(id, changes, (current) => requireCurrent(request, etag(current)));
    return represent(200, entry ?? refuseUnknown());
  }

  async function deleteTodo({ request, id }) {
    const entry = await todos.delete(id, (current) => requireCurrent(request, etag(current)));
    if (!entry) refuseUnknown();
    return { status: 204 };
  }

  // Everything around the operations.

  async function handleRequest(request, response) {
    let answer;
    try {
      answer = await answerTo(request);
    } catch (error) {
      if (request.socket.destroyed) return; // the client has left in the middle of its request
      answer = refusal(error);
    }
    if (stopping.aborted) response.setHeader("Connection", "close");
    setOriginHeaders(response);
    sendAnswer(response, answer);
    request.resume(); // what nobody has read of the body is in the way of the next request
  }

  async function answerTo(request) {
    const [path, query] = splitTarget(request.url);
    const { route, id } = findRoute(path);
    if (request.method === "OPTIONS") return options(request, route);

    const operation = route.methods[request.method === "HEAD" ? "GET" : request.method];
    if (!operation) throw methodNotAllowed(request.method, route);
    // Before the operation runs, so that nothing is changed and then refused. DELETE has no content
    // that the client could fail to accept.
    if (request.method !== "DELETE" && !acceptsJSON(request.headers.accept)) {
      throw new HttpError(406, "NOT_ACCEPTABLE", `Only ${JSON_TYPE} is available.`);
    }
    return operation({ request, id, query });
  }

  function findRoute(path) {
    for (const route of routes) {
      const match = route.pattern.exec(path);
      if (match) return { route, id: match[1] };
    }
    throw new HttpError(404, "NOT_FOUND", "There is nothing at this path.");
  }

  function options(request, route) {
    const headers = { Allow: allow(route) };
    if (route.methods.PATCH) headers["Accept-Patch"] = `${MERGE_PATCH_TYPE}, ${JSON_TYPE}`;
    if (request.headers["access-control-request-method"]) {
      headers["Access-Control-Allow-Methods"] = headers.Allow;
      headers["Access-Control-Allow-Headers"] =
        request.headers["access-control-request-headers"] ?? "*";
      headers["Access-Control-Max-Age"] = "600";
    }
    return { status: 204, headers };
  }

  // Pages of any origin may use the service, but without cookies: there are none to send.
  function setOriginHeaders(response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Expose-Headers", "ETag, Location, Allow");
  }

  /** Answers what Node's parser refuses, which never becomes a request. */
  function handleUnreadable(error, socket) {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    writeRawAnswer(socket, refusal(unreadable(error)));
  }

  function unreadable(error) {
    switch (error.code) {
      case "HPE_HEADER_OVERFLOW":
        return new HttpError(431, "HEADERS_TOO_LARGE", "The request's header fields are too large.");
      case "ERR_HTTP_REQUEST_TIMEOUT":
        return new HttpError(408, "REQUEST_TIMEOUT", "The request didn't arrive in time.");
      case "HPE_INVALID_METHOD": {
        // The parser knows a fixed set of methods. One that it doesn't know is no less a method
        // that the path doesn't have, as long as the rest looks like a request.
        const start = error.rawPacket?.toString("latin1") ?? "";
        const requestLine = /^([!#$%&'*+.^_`|~\w-]+) (\S+) HTTP\/1\.[01]\r?\n/.exec(start);
        if (!requestLine) break;
        try {
          const { route } = findRoute(splitTarget(requestLine[2])[0]);
          return methodNotAllowed(requestLine[1], route);
        } catch (notFound) {
          return notFound;
        }
      }
    }
    return new HttpError(400, "BAD_REQUEST", "This is not an HTTP request.");
  }

  return { handleRequest, handleUnreadable };
}

function etag(entry) {
  return `"${entry.version}"`;
}

function represent(status, entry, headers = {}) {
  return {
    status,
    headers: { ...headers, ETag: etag(entry), "Cache-Control": "no-cache" },
    body: entry.todo,
  };
}

function refuseUnknown() {
  throw new HttpError(404, "NOT_FOUND", "There is no such todo.");
}

function allow(route) {
  return ["OPTIONS", "HEAD", ...Object.keys(route.methods)].join(", "); // each route has a GET
}

function methodNotAllowed(method, route) {
  const headers = { Allow: allow(route) };
  return new HttpError(405, "METHOD_NOT_ALLOWED", `${method} is not for this path.`, { headers });
}

function refusal(error) {
  if (error instanceof HttpError) {
    const { status, code, message, details, headers } = error;
    return { status, headers, body: { error: { code, message, details } } };
  }
  console.error(error);
  const [status, code, message] =
    error instanceof StorageError
      ? [503, "STORAGE_UNAVAILABLE", "Nothing can be stored at the moment."]
      : [500, "INTERNAL_ERROR", "Something went wrong here."];
  return { status, body: { error: { code, message } } };
}

/** The path and the query of a request target, in origin form or in absolute form. */
function splitTarget(target) {
  const origin = /^https?:\/\/[^/?]*/i.exec(target)?.[0] ?? "";
  const [path, ...query] = target.slice(origin.length).split("?");
  return [path, query.join("?")];
}
