/** Random bytes of a generated secret, written as 32 characters. */
export const SECRET_BYTES = 24;

/** Writes random bytes as a secret that needs no quoting in a header, a URL or a shell. */
export function secretFromBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
