// An append-only file of JSON records, one to a line.

import { open, readFile } from "node:fs/promises";
import { dirname } from "node:path";

const NEWLINE = 0x0a;

/** Says that a record could not be stored. */
export class StorageError extends Error {}

export class Log {
  #file;
  #length; // of the whole lines, in bytes

  /** Hands each record of the file to `replay`, in order, and opens the file for more. */
  static async open(path, replay) {
    const log = new Log();
    log.#file = await open(path, "a+");
    await syncDirectory(dirname(path)); // a new file has to be found again, too

    // Only a whole line was ever acknowledged. What follows the last one is a record that the
    // process was killed over; it goes, so that the next one doesn't continue its line.
    const content = await readFile(path);
    log.#length = content.lastIndexOf(NEWLINE) + 1;
    if (log.#length < content.length) await log.#file.truncate(log.#length);

    const lines = content.toString("utf8", 0, log.#length).split("\n").slice(0, -1);
    for (const [index, line] of lines.entries()) {
      try {
        replay(JSON.parse(line));
      } catch (cause) {
        throw new Error(`${path}, line ${index + 1}, is damaged`, { cause });
      }
    }
    return log;
  }

  /** False once the file is in a state that nothing may be added to. */
  get isWritable() {
    return this.#file !== undefined;
  }

  /** Resolves when the record is on the disk. Not to be called again before. */
  async append(record) {
    if (!this.#file) throw new StorageError("the log is closed");
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    try {
      await this.#file.appendFile(line);
      await this.#file.datasync();
    } catch (cause) {
      await this.#takeBack();
      throw new StorageError("the log can't be written", { cause });
    }
    this.#length += line.length;
  }

  async close() {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  /** Removes what a failed append left, since it was refused and must not be replayed. */
  async #takeBack() {
    try {
      await this.#file.truncate(this.#length);
      await this.#file.datasync();
    } catch {
      await this.close().catch(() => {});
    }
  }
}

async function syncDirectory(path) {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
