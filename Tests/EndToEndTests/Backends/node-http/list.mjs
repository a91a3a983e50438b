// Choosing, ordering and cutting down the todos of a list.

import { PRIORITIES } from "./validation.mjs";

/** The todos that match, in the order that was asked for. `todos` is in the order of creation. */
export function selectTodos(todos, { completed, priority, q, sort, order }) {
  const wanted = lowercaseASCII(q);
  const matches = todos.filter(
    (todo) =>
      (completed === undefined || todo.completed === completed) &&
      (priority === undefined || todo.priority === priority) &&
      lowercaseASCII(todo.title).includes(wanted),
  );
  // The sort is stable, so equal todos stay in the order of creation, also when it descends.
  return matches.sort(comparators[sort](order === "asc" ? 1 : -1));
}

/** The todo with the members in `fields` only, or all of it when there are none. */
export function cutDown(todo, fields) {
  if (fields === undefined) return todo;
  return Object.fromEntries(fields.map((field) => [field, todo[field]]));
}

const comparators = {
  // Times all have the same format, so they compare as text.
  created_at: (sign) => (a, b) => sign * compare(a.created_at, b.created_at),
  title: (sign) => (a, b) => sign * compareCodePoints(a.title, b.title),
  priority: (sign) => (a, b) =>
    sign * (PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority)),
  due_date: (sign) => (a, b) => {
    if (a.due_date === null || b.due_date === null) {
      return (a.due_date === null) - (b.due_date === null); // last in both directions
    }
    return sign * compare(a.due_date, b.due_date);
  },
};

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Unlike `<`, which compares UTF-16 units and puts U+1F600 (D83D DE00) before U+FF01. */
function compareCodePoints(a, b) {
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index += 1) {
    const difference = a.codePointAt(index) - b.codePointAt(index);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Lowercase for A to Z only; toLowerCase alone would also change letters such as É and K (kelvin). */
function lowercaseASCII(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
