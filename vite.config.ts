// Builds what browsers load: one HTML page for each shell, its script and style in dist/web.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const oldPartsMs = 7 * 24 * 60 * 60 * 1000;
const outFolder = path.resolve(import.meta.dirname, process.env['EVENKEEL_WEB_OUT'] ?? 'dist/web');

// The server never compresses on the way: each file lies there compressed once, at the best rate.
function compressedTwins(): Plugin {
  return {
    name: 'compressed-twins',
    apply: 'build',
    closeBundle() {
      const assets = path.join(outFolder, 'assets');
      for (const name of readdirSync(assets)) {
        if (Date.now() - statSync(path.join(assets, name)).mtimeMs > oldPartsMs)
          rmSync(path.join(assets, name));
        else if (/\.(js|css|svg|json)$/.test(name)) compress(path.join(assets, name));
      }
    },
  };
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  );
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // The server puts a fresh nonce in this place for each answer: see src/app/page-html.ts.
  html: { cspNonce: 'EVENKEEL_NONCE' },
  plugins: [react(), compressedTwins()],
  build: {
    outDir: outFolder,
    // A tab that is open while the program is renewed still fetches its old parts: they stay for a while.
    emptyOutDir: false,
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: {
        workspace: path.resolve(import.meta.dirname, 'src/app/workspace/web/workspace.html'),
        kiosk: path.resolve(import.meta.dirname, 'src/app/kiosk/web/kiosk.html'),
      },
    },
  },
});
