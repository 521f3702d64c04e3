/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  reactCompiler: { compilationMode: "annotation" },
  typedRoutes: true,
  // `npm run check` checks the types of all files; repeating that took a quarter of the build's time.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  // Native or dynamic-require packages that the bundler must leave to Node.
  serverExternalPackages: ["libsql", "pg", "piscina", "prom-client", "undici"],
  experimental: {
    // Next silently cuts off larger bodies. Addresses of proxy.ts take no body today; a later one may.
    proxyClientMaxBodySize: "17mb",
    // Fewer and larger files compress better, and one connection fetches them sooner.
    turbopackChunking: { minChunkSize: 150_000, requestCost: 1_000_000, maxMergeChunkSize: 2_000_000 },
  },
  outputFileTracingRoot: import.meta.dirname,
  // For an image (scripts/image.mjs): a folder that contains only the packages in use.
  output: process.env.STANDALONE === "true" ? "standalone" : undefined,
};

export default config;
