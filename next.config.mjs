/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  reactCompiler: { compilationMode: "annotation" },
  typedRoutes: true,
  // A build checks what it ships; `npm run check` checks everything.
  typescript: { tsconfigPath: "tsconfig.next.json" },
  // Native or dynamic-require packages that the bundler must leave to Node.
  serverExternalPackages: ["libsql", "pg", "piscina", "prom-client", "undici"],
  experimental: {
    // What is larger is cut silently. No address that proxy.ts looks at takes a body, so this is for the case that one will.
    proxyClientMaxBodySize: "17mb",
    // Fewer and larger files compress better, and one connection fetches them sooner.
    turbopackChunking: { minChunkSize: 150_000, requestCost: 1_000_000, maxMergeChunkSize: 2_000_000 },
  },
  outputFileTracingRoot: import.meta.dirname,
  // For an image (scripts/image.mjs): a folder with the packages that are used.
  output: process.env.STANDALONE === "true" ? "standalone" : undefined,
};

export default config;
