/**
 * Source of unguessable bytes, as `crypto.randomBytes`. Always passed in, so that tests can repeat
 * themselves.
 */
export type Random = (size: number) => Uint8Array;

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** `length` lowercase letters and digits, each equally likely. */
export function randomText(random: Random, length: number): string {
  // Bytes at or above the largest multiple of 36 are thrown away: a plain remainder would favour some characters.
  const limit = 256 - (256 % LETTERS_AND_DIGITS.length);
  let text = "";
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < limit && text.length < length)
        text += LETTERS_AND_DIGITS.charAt(byte % LETTERS_AND_DIGITS.length);
    }
  }
  return text;
}

/** The id of a BOT Agent: 32 lowercase hex digits. */
export function botId(random: Random): string {
  return Array.from(random(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The id of a webhook: 25 lowercase letters and digits. */
export function webhookId(random: Random): string {
  return randomText(random, 25);
}
