// What clients may send: the members of a todo and the parameters of the list. A rule is a function
// that returns what a value must be, or undefined when it is just that.

import { HttpError } from "./http.mjs";

export const PRIORITIES = ["low", "normal", "high"];

const MEMBERS = {
  title: { rule: title },
  notes: { rule: text({ max: 2000 }), default: "" },
  completed: { rule: boolean, default: false },
  priority: { rule: oneOf(PRIORITIES), default: "normal" },
  due_date: { rule: dayOrNull, default: null },
};

const TODO_MEMBERS = ["id", ...Object.keys(MEMBERS), "created_at", "updated_at"];

const PARAMETERS = {
  page: { rule: wholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER }), read: Number, default: 1 },
  limit: { rule: wholeNumber({ min: 1, max: 100 }), read: Number, default: 20 },
  completed: { rule: oneOf(["true", "false"]), read: (value) => value === "true" },
  priority: { rule: oneOf(PRIORITIES) },
  q: { rule: text({ max: 200 }), default: "" },
  sort: { rule: oneOf(["created_at", "title", "priority", "due_date"]), default: "created_at" },
  order: { rule: oneOf(["asc", "desc"]), default: "asc" },
  fields: { rule: memberNames, read: (value) => value.split(",") },
};

/** All members that a client sets, for creating or replacing a todo. */
export function parseTodo(body) {
  const values = {};
  const details = [];
  requireObject(body);
  for (const [field, member] of Object.entries(MEMBERS)) {
    const isOptional = Object.hasOwn(member, "default");
    if (Object.hasOwn(body, field)) {
      values[field] = body[field];
      report(details, field, member.rule(body[field]));
    } else if (isOptional) {
      values[field] = member.default;
    } else {
      report(details, field, "is required");
    }
  }
  refuseAny(details);
  return values;
}

/** The members that a merge patch changes; `null` stands for a default. */
export function parseChanges(body) {
  const changes = {};
  const details = [];
  requireObject(body);
  for (const [field, member] of Object.entries(MEMBERS)) {
    if (!Object.hasOwn(body, field)) continue;
    const resets = body[field] === null && Object.hasOwn(member, "default");
    changes[field] = resets ? member.default : body[field];
    report(details, field, member.rule(changes[field]));
  }
  refuseAny(details);
  return changes;
}

/** The parameters of the list; those without a value and a default are undefined. */
export function parseListQuery(query) {
  const values = {};
  const details = [];
  for (const [name, parameter] of Object.entries(PARAMETERS)) values[name] = parameter.default;

  const seen = new Set();
  for (const pair of query.split("&").filter(Boolean)) {
    const [name, ...rest] = pair.split("=");
    const value = decodeQueryValue(rest.join("="));
    const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (!parameter) report(details, name, "is not a parameter of the list");
    else if (seen.has(name)) report(details, name, "must be given only once");
    else if (value === undefined) report(details, name, "must be percent-encoded UTF-8");
    else {
      const { rule, read = String } = parameter;
      report(details, name, rule(value));
      values[name] = read(value);
    }
    seen.add(name);
  }
  refuseAny(details);
  return values;
}

/** The decoded text, with plus signs for blanks as forms send them, or undefined. */
function decodeQueryValue(value) {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

function requireObject(body) {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new HttpError(400, "VALIDATION_ERROR", "The body has to be a JSON object.");
  }
}

function report(details, field, message) {
  if (message !== undefined) details.push({ field, message });
}

function refuseAny(details) {
  if (details.length === 0) return;
  const message = details.map((detail) => `${detail.field} ${detail.message}`).join("; ");
  throw new HttpError(400, "VALIDATION_ERROR", `The request is not valid: ${message}.`, { details });
}

// Rules

function text({ max }) {
  return (value) => {
    if (typeof value !== "string") return "must be a string";
    if (!value.isWellFormed()) return "must not contain half a surrogate pair";
    if (countCodePoints(value) > max) return `must have at most ${max} characters`;
  };
}

function title(value) {
  const message = text({ max: 200 })(value);
  if (message) return message;
  if (!/\S/.test(value)) return "must have a character that is not blank";
}

function boolean(value) {
  if (typeof value !== "boolean") return "must be true or false";
}

function oneOf(allowed) {
  return (value) => {
    if (!allowed.includes(value)) return `must be one of ${allowed.join(", ")}`;
  };
}

function dayOrNull(value) {
  if (value === null) return;
  if (typeof value !== "string" || !isDay(value)) return "must be a day as YYYY-MM-DD, or null";
}

/** Whether the calendar has this day: Date moves one that it hasn't, or has no time for it. */
function isDay(value) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function wholeNumber({ min, max }) {
  return (value) => {
    if (!/^\d+$/.test(value) || Number(value) < min || Number(value) > max) {
      return `must be a whole number from ${min} to ${max}`;
    }
  };
}

function memberNames(value) {
  if (!value.split(",").every((name) => TODO_MEMBERS.includes(name))) {
    return `must be names out of ${TODO_MEMBERS.join(", ")}, separated by commas`;
  }
}

function countCodePoints(value) {
  let count = 0;
  for (const _ of value) count += 1; // strings are iterated by code point
  return count;
}
