/* Header that names the person whose page asks. No zod here: every page reads it on its first load. */

/** Header of the console's requests: the person signed in when the page was made. */
export const PERSON_HEADER = "x-switchboard-person";

/** The value of PERSON_HEADER: a person on a license. */
export function personText({ license_id, email }: { license_id: number; email: string }): string {
  return `${license_id} ${encodeURIComponent(email)}`;
}
