type Cookie = { value: string; path: string };

/** Page as tests see it: address, status, text and headers. A form is sent to the page's own address. */
export type View = { url: URL; status: number; text: string; headers: Headers };

/** Minimal browser: cookies with their paths, redirects within one origin, forms. */
export class Browser {
  readonly #origin: string;
  readonly #cookies: Map<string, Cookie>;

  constructor(origin: string, cookies = new Map<string, Cookie>()) {
    this.#origin = origin;
    this.#cookies = cookies;
  }

  /** Same browser for a server at another port: cookies do not distinguish ports. */
  movedTo(origin: string): Browser {
    return new Browser(origin, this.#cookies);
  }

  #cookieHeader(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, "/")))
      .map(([key, { value }]) => `${key.split(" ")[0]}=${value}`)
      .join("; ");
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      const value = pair.slice(name.length + 1);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? "/";
      const key = `${name} ${path}`;
      if (value === "") this.#cookies.delete(key);
      else this.#cookies.set(key, { value, path });
    }
  }

  /** Goes to an address and follows redirects until a page comes, or the way leads to another origin. */
  async go(
    address: string | URL,
    form?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<View> {
    const url = new URL(address, this.#origin);
    if (url.origin !== this.#origin) return { url, status: 0, text: "", headers: new Headers() };
    const response = await fetch(url, {
      method: form === undefined ? "GET" : "POST",
      headers: { cookie: this.#cookieHeader(url.pathname), accept: "text/html", ...headers },
      body: form && new URLSearchParams(form),
      redirect: "manual",
    });
    this.#keep(response);
    const location = response.headers.get("location");
    if (location !== null) {
      await response.body?.cancel();
      return this.go(new URL(location, url));
    }
    return { url, status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Signs in and consents, as far as the pages ask for either. */
  async allow(address: string | URL, email: string, password: string): Promise<View> {
    let view = await this.go(address);
    if (view.text.includes('name="password"'))
      view = await this.go(view.url, { action: "sign-in", email, password });
    if (view.text.includes('value="allow"')) view = await this.go(view.url, { action: "allow" });
    return view;
  }
}
