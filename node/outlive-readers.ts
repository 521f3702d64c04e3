/**
 * Lets a process go on when whoever reads what it prints is gone, as when its launcher was killed. Without a listener the
 * failed write is an uncaught exception, which is printed, which fails.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
