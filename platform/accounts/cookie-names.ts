/**
 * Names of the accounts server's cookies. Browsers send cookies to a host whatever its port, so the
 * dashboard and another accounts server on this host receive them too: each name says whose it is and at
 * which port.
 */
export function cookieNames(issuer: string) {
  const { port, protocol } = new URL(issuer);
  const prefix = `accounts-${port || (protocol === "https:" ? 443 : 80)}`;
  return {
    session: `${prefix}_session`,
    interaction: `${prefix}_interaction`,
    resume: `${prefix}_resume`,
    /** Holds the application that last sent this browser to the accounts server (way-back.ts). */
    application: `${prefix}_application`,
    /** Holds marks of the people who have signed in with this browser (known-browser.ts). */
    browser: `${prefix}_browser`,
  };
}
