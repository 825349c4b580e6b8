// Remembers from which inputs an output was built, so that a second run has nothing to do.
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export class Stamps {
  #file;
  #stamps;

  constructor(file, stamps) {
    this.#file = file;
    this.#stamps = stamps;
  }

  static async load(file) {
    return new Stamps(file, await readFile(file, 'utf8').then(JSON.parse, () => ({})));
  }

  /** A hash over names and contents; times are not looked at, a fresh checkout changes them all. */
  async fingerprint(files) {
    const hash = createHash('sha256');
    for (const file of files) {
      hash.update(`${path.relative(path.dirname(this.#file), file)}\0`);
      hash.update(await readFile(file));
    }
    return hash.digest('hex');
  }

  async isFresh(name, fingerprint) {
    if (this.#stamps[name]?.fingerprint !== fingerprint) return false;
    const present = await Promise.all(
      this.outputs(name).map((file) =>
        access(file).then(
          () => true,
          () => false,
        ),
      ),
    );
    return present.every(Boolean);
  }

  /** Paths from the repository's root, where the build runs. */
  outputs(name) {
    return this.#stamps[name]?.outputs ?? [];
  }

  async write(name, fingerprint, outputs) {
    this.#stamps[name] = { fingerprint, outputs };
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, `${JSON.stringify(this.#stamps, null, 2)}\n`);
  }
}
