/** How many random bytes a generated secret has; 32 characters when written. */
export const SECRET_BYTES = 24;

/** Writes random bytes as a secret that needs no quoting in a header, a URL or a shell. */
export function secretFromBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
