import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXT = /\.(js|css|json|svg|txt|map)$/;

const METHODS = [
  { ending: ".br", compress: promisify(brotliCompress), options: {} },
  { ending: ".gz", compress: promisify(gzip), options: { level: constants.Z_BEST_COMPRESSION } },
];

/** Puts beside every text of a folder, at any depth, what brotli and gzip make of it at their best: `a.js.br`, `a.js.gz`. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.filter((entry) => entry.isFile() && TEXT.test(entry.name));
  for (const { parentPath, name } of texts) {
    const path = join(parentPath, name);
    const content = await readFile(path);
    await Promise.all(
      METHODS.map(async ({ ending, compress, options }) =>
        writeFile(path + ending, await compress(content, options)),
      ),
    );
  }
}
