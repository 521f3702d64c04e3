/** Saves a text as a file through the browser. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * Name of a file: `switchboard-license-1234-2026-11-25.yaml`. An undo file also has the time, since a day
 * may have several.
 */
export function fileName(what: "license" | "undo", licenseId: number, at = new Date()): string {
  const stamp = at
    .toISOString()
    .slice(0, what === "undo" ? 19 : 10)
    .replaceAll(":", "-");
  return `switchboard-${what}-${licenseId}-${stamp}.yaml`;
}
