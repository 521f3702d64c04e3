/** The message of an error as a sentence that others can follow. */
export function sentenceOf({ message }: Error): string {
  return message.endsWith(".") ? message : `${message}.`;
}
