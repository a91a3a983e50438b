// The todos: in memory for reading, in a log for keeping.

import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { Log } from "./log.mjs";

/**
 * Keeps an entry, { todo, version }, for each todo. Entries are replaced and never changed, so
 * whoever has one may keep it. A change is on the disk before anyone can see it.
 */
export class TodoStore {
  #entries = new Map(); // by id; a Map keeps the order of insertion, which is that of creation
  #log;
  #lastTime = 0;
  #lastChange = Promise.resolve();

  static async open(directory) {
    await mkdir(directory, { recursive: true });
    const store = new TodoStore();
    store.#log = await Log.open(join(directory, "todos.log"), (record) => store.#apply(record));
    return store;
  }

  get isWritable() {
    return this.#log.isWritable;
  }

  get(id) {
    return this.#entries.get(id);
  }

  /** All todos, in the order of their creation. */
  all() {
    return Array.from(this.#entries.values(), (entry) => entry.todo);
  }

  create(values) {
    return this.#inTurn(() => {
      const now = this.#now();
      const todo = { id: randomUUID(), ...values, created_at: now, updated_at: now };
      return this.#commit({ put: { todo, version: 1 } });
    });
  }

  /**
   * Changes members of a todo, unless `precondition`, which is given its entry, throws. Resolves to
   * the entry as it is then, or to undefined when there is no such todo.
   */
  update(id, changes, precondition) {
    return this.#inTurn(() => {
      const entry = this.#entries.get(id);
      if (!entry) return undefined;
      precondition(entry);
      if (Object.keys(changes).length === 0) return entry;
      const todo = { ...entry.todo, ...changes, updated_at: this.#now() };
      return this.#commit({ put: { todo, version: entry.version + 1 } });
    });
  }

  /** As `update`, but the todo is gone then; resolves to its last entry. */
  delete(id, precondition) {
    return this.#inTurn(async () => {
      const entry = this.#entries.get(id);
      if (!entry) return undefined;
      precondition(entry);
      await this.#commit({ delete: id });
      return entry;
    });
  }

  async close() {
    await this.#lastChange;
    await this.#log.close();
  }

  /** Runs changes one after the other, so that none builds on a state that another replaces. */
  #inTurn(change) {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => {}); // that one failed is no matter of the next
    return result;
  }

  async #commit(record) {
    await this.#log.append(record);
    return this.#apply(record);
  }

  /** Brings the memory up to a record, when it is new as well as when the log is replayed. */
  #apply(record) {
    if (record.delete) {
      this.#entries.delete(record.delete);
      return undefined;
    }
    const entry = record.put;
    this.#lastTime = Math.max(this.#lastTime, Date.parse(entry.todo.updated_at));
    this.#entries.set(entry.todo.id, entry);
    return entry;
  }

  /** A time later than all that were stored, also when the clock stands still or is set back. */
  #now() {
    return new Date(Math.max(Date.now(), this.#lastTime + 1)).toISOString();
  }
}
