// The parts of HTTP that Node leaves to the application: reading JSON, conditional requests,
// content negotiation and sending answers.

import { STATUS_CODES } from "node:http";

const MAX_BODY_BYTES = 1024 * 1024;

/** A refusal, thrown by whoever notices that there is a reason for one. */
export class HttpError extends Error {
  constructor(status, code, message, { details, headers } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

/** The JSON value in a request's body, which has to be declared as one of `mediaTypes`. */
export async function readJSON(request, mediaTypes) {
  const { "content-type": type = "", "content-encoding": coding = "identity" } = request.headers;
  if (!mediaTypes.includes(type.split(";", 1)[0].trim().toLowerCase())) {
    const accepted = mediaTypes.join(", ");
    const headers = { [request.method === "PATCH" ? "Accept-Patch" : "Accept"]: accepted };
    throw unsupported(`The body has to be declared as ${mediaTypes.join(" or ")}.`, headers);
  }
  if (coding.trim().toLowerCase() !== "identity") {
    throw unsupported("The body must not be encoded.", { "Accept-Encoding": "identity" });
  }
  const body = await readBody(request);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new HttpError(400, "MALFORMED_JSON", "The body is not JSON in UTF-8.");
  }
}

function unsupported(message, headers) {
  return new HttpError(415, "UNSUPPORTED_MEDIA_TYPE", message, { headers });
}

async function readBody(request) {
  const chunks = [];
  let size = 0;
  // Leaving the loop must not destroy the request, since its connection has to carry the refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new HttpError(413, "CONTENT_TOO_LARGE", "The body has more than 1 MiB.");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether an `Accept` field allows JSON; the most specific range that matches decides. */
export function acceptsJSON(accept = "") {
  if (accept.trim() === "") return true;
  const ranges = ["*/*", "application/*", "application/json"];
  let best = { specificity: -1, weight: 0 };
  for (const element of accept.toLowerCase().split(",")) {
    const [range, ...parameters] = element.split(";").map((part) => part.trim());
    const specificity = ranges.indexOf(range);
    if (specificity === -1 || specificity < best.specificity) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (specificity > best.specificity || weight > best.weight) best = { specificity, weight };
  }
  return best.weight > 0;
}

/** Whether the client's copy is current, for GET and HEAD (RFC 9110, section 13.1.2). */
export function isNotModified(request, etag) {
  return namesCurrent(request.headers["if-none-match"], etag, { weakly: true });
}

/** Refuses a change that the client meant for another version (RFC 9110, section 13.2.2). */
export function requireCurrent(request, etag) {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = request.headers;
  if (
    (ifMatch !== undefined && !namesCurrent(ifMatch, etag, { weakly: false })) ||
    namesCurrent(ifNoneMatch, etag, { weakly: true })
  ) {
    throw new HttpError(412, "PRECONDITION_FAILED", "The todo is not in the expected version.");
  }
}

function namesCurrent(field, etag, { weakly }) {
  if (field === undefined) return false;
  if (field.trim() === "*") return true;
  const tags = field.match(/(?:W\/)?"[^"\s]*"/g) ?? [];
  return tags.some((tag) => tag === etag || (weakly && tag === `W/${etag}`));
}

export function sendAnswer(response, answer) {
  const { headers, content } = encode(answer);
  response.writeHead(answer.status, headers);
  response.end(content); // Node leaves the content out when it answers HEAD
}

/** An answer to something that never became a request; the connection ends with it. */
export function writeRawAnswer(socket, answer) {
  const { headers, content } = encode(answer);
  const lines = Object.entries({ ...headers, Connection: "close" }).map((field) => field.join(": "));
  socket.write(`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}\r\n`);
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  socket.end(content);
}

function encode({ headers, body }) {
  if (body === undefined) return { headers: { ...headers } };
  const content = Buffer.from(JSON.stringify(body));
  return {
    headers: {
      "Content-Type": "application/json",
      "Content-Length": content.length,
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
    content,
  };
}
