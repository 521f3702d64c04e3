/*
 * Malformed and malicious texts, values, methods and headers for hostile-requests.ts. A server must answer them with a refusal
 * or with success, never with a failure of its own.
 */

export const TEXTS = [
  "",
  " ",
  "\0",
  "\n",
  "\u202e",
  "\ud800",
  "é".repeat(300),
  "😀".repeat(600),
  "a".repeat(5000),
  "' or 1=1 --",
  "${7*7}",
  "<script>alert(1)</script>",
  "../../../etc/passwd",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "0x10",
  "2026-13-45T99:99:99Z",
  "http://127.0.0.1:1/",
  "http://user:pass@[::1]:99999/",
  "javascript:alert(1)",
  "accepting chats",
] as const;

/** Pieces of JSON, valid and not. */
export const VALUES = [
  "null",
  "true",
  "0",
  "-1",
  "1e400",
  "9007199254740993",
  "0.1",
  "[]",
  "{}",
  "[[[]]]",
  '{"__proto__":{"all":true}}',
  '{"a":1,"a":2}',
  '"\\ud800"',
  '"\\u0000"',
  "NaN",
  "undefined",
  "01",
  "'x'",
] as const;

export const METHODS = [
  ...["GET", "GET", "GET", "POST", "POST", "POST", "PATCH", "DELETE", "HEAD", "PUT", "OPTIONS"],
  ...["TRACE", "PROPFIND", "SEARCH", "PURGE", "CONNECT", "get", "BREW", "POST\0"],
];

/** Path segments as sent, some of them badly encoded. */
export const PARTS = [
  ...["x", "", ".", "..", "%2e%2e", "%00", "%ff", "%", "%E0%A4%A", "%2F", "a,b,,c", "é", "😀", "a b", "\\"],
  ...["__proto__", "constructor", "%F0%9F%98%80", "*", ";a=b", "x".repeat(300), "%41".repeat(3000), "[id]"],
];

export const QUERIES = [
  ...[
    "",
    "",
    "",
    "?",
    "?a=b",
    "?a=1&a=2&a[]=3",
    "?%",
    "?%ff=%00",
    "?__proto__=1",
    "?format=csv",
    "?q=%F0%9F%98%80",
  ],
  ...[
    "?callbackUrl=http://evil.example/",
    "?code=x&state=y",
    "?cursor=x",
    `?q=${"a".repeat(4000)}`,
    "?limit=-1",
  ],
  ...["?error=OAuthCallback", "?from=99999999999999&to=x", "?object=bot:x&kind=create&before=1"],
];

export const HEADERS = [
  ...[
    "Accept: */*",
    "Accept: text/html",
    "Accept: ;;;q=,",
    "Accept-Encoding: gzip, br",
    "Accept-Language: xx-\u00ff",
  ],
  ...[
    "Content-Type: application/json",
    "Content-Type: text/plain",
    "Content-Type: nonsense",
    "Content-Type: ",
  ],
  ...["Content-Type: multipart/form-data; boundary=", "Content-Type: application/x-www-form-urlencoded"],
  ...["Content-Encoding: gzip", "Expect: 100-continue", "Expect: the-unexpected", "Upgrade: websocket"],
  ...[
    "Upgrade: h2c",
    "Range: bytes=0-1,5-",
    "If-None-Match: *",
    "If-Modified-Since: yesterday",
    "TE: trailers",
  ],
  ...[
    "Origin: http://evil.example",
    "Origin: null",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-origin",
  ],
  ...["Referer: http://evil.example/", "X-Forwarded-For: 1.2.3.4, é", "X-Forwarded-Host: evil.example"],
  ...["X-Forwarded-Proto: ftp", "X-Request-Id: mine", "X-HTTP-Method-Override: DELETE", "Forwarded: for=_x"],
  ...["traceparent: 00-zz-zz-01", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
  ...[
    "RSC: 1",
    "Next-Router-State-Tree: x",
    "Next-Action: 7f",
    "Next-Url: /x",
    "x-middleware-subrequest: proxy",
  ],
  ...[
    "X-Switchboard-Person: x",
    "Cookie: a",
    "Cookie: =; ;=",
    "Cookie: a=%",
    `Cookie: ${"a=b; ".repeat(500)}`,
  ],
  ...[
    "Authorization: Bearer x",
    "Authorization: Basic !!",
    "Authorization: ",
    "Proxy-Authorization: Basic eDp5",
  ],
  ...[
    `X-Long: ${"x".repeat(12_000)}`,
    `X-Longer: ${"x".repeat(20_000)}`,
    "X-\u00ff: \u00ff",
    "No colon",
    " Folded: x",
  ],
];

/** Request lines that are not valid HTTP/1.1; `METHOD` and `PATH` are filled in. */
export const FIRST_LINES = [
  ...[
    "METHOD PATH HTTP/1.0",
    "METHOD PATH HTTP/0.9",
    "METHOD PATH HTTP/2.0",
    "METHOD PATH",
    "PATH METHOD HTTP/1.1",
  ],
  ...[
    "METHOD http://evil.example/PATH HTTP/1.1",
    "METHOD * HTTP/1.1",
    "METHOD //evil.examplePATH HTTP/1.1",
    "\0",
  ],
];
