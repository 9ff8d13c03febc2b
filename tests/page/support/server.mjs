// A second server on this machine: for copies of the page that a test changes, and to see what
// arrives at a place where nothing may.

import { createServer } from 'node:http';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setting } from './site.mjs';

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };

/**
 * Serves a folder, or nothing at all, and writes down every request.
 * @param {string | null} folder
 */
export async function serve(folder) {
  /** @type {string[]} */
  const log = [];
  const server = createServer((request, response) => {
    log.push(`${request.method} ${request.url}`);
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    try {
      const file = join(folder ?? '/nothing', path.endsWith('/') ? `${path}index.html` : path);
      const bytes = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on('upgrade', (request, socket) => {
    log.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}/`, log, end };
}

/** A copy of the built page that a test may change. */
export function copyOfSite() {
  const folder = mkdtempSync(join(tmpdir(), 'comity-site-'));
  cpSync(setting('COMITY_SITE_FOLDER'), folder, { recursive: true });
  return { folder, end: () => rmSync(folder, { recursive: true }) };
}
