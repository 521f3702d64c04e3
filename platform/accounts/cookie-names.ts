/**
 * Cookies belong to a host, whatever the port: the dashboard gets these too, and so does another accounts server. Each
 * name says whose it is and at which port.
 */
export function cookieNames(issuer: string) {
  const { port, protocol } = new URL(issuer);
  const prefix = `accounts-${port || (protocol === "https:" ? 443 : 80)}`;
  return {
    session: `${prefix}_session`,
    interaction: `${prefix}_interaction`,
    resume: `${prefix}_resume`,
    /** The application that last sent somebody here (way-back.ts). */
    application: `${prefix}_application`,
    /** Marks of the people who have signed in with this browser (known-browser.ts). */
    browser: `${prefix}_browser`,
  };
}
