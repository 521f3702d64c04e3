/**
 * Keeps a process alive when the reader of its output is gone, for example because its launcher was killed. Without a
 * listener the failed write is an uncaught exception, and printing that fails too.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
