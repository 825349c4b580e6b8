import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { defineConfig } from 'vite';
import { plugins } from '../../build/styles/sheets.mjs';

const outDir = resolve(import.meta.dirname, '../Modules/OerPortal.Reading/wwwroot/built');

/**
 * pdf.js fetches these by name while it reads a file: character maps, the fourteen standard fonts, and the
 * plain JavaScript image decoders (the reader's Content-Security-Policy does not allow WebAssembly).
 */
function pdfAssets() {
  return {
    name: 'pdf-assets',
    closeBundle() {
      const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
      const to = join(outDir, 'pdfjs');
      mkdirSync(to, { recursive: true });
      for (const folder of ['cmaps', 'standard_fonts'])
        cpSync(join(pdfjs, folder), join(to, folder), { recursive: true });
      for (const file of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'])
        cpSync(join(pdfjs, 'wasm', file), join(to, 'decoders', file));
    },
  };
}

/** What H5P's player asks for by name, in the frame of a lecture. */
function h5pAssets() {
  return {
    name: 'h5p-assets',
    closeBundle() {
      const dist = dirname(createRequire(import.meta.url).resolve('h5p-standalone'));
      for (const part of ['frame.bundle.js', 'styles', 'fonts', 'images'])
        cpSync(join(dist, part), join(outDir, 'h5p', part), { recursive: true });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [pdfAssets(), h5pAssets()],
  css: { postcss: { plugins } },
  build: {
    outDir,
    // The module has sheets of its own there; build/assets.mjs takes away what an earlier build left.
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    // The server names the parts that a file needs in the page (ReaderChunks.cs).
    manifest: 'chunks/list.json',
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      input: {
        reader: resolve(import.meta.dirname, 'src/main.ts'),
        shelf: resolve(import.meta.dirname, 'src/shelf.ts'),
        'read-here': resolve(import.meta.dirname, 'src/read-here.ts'),
        player: resolve(import.meta.dirname, 'src/player.ts'),
        picture: resolve(import.meta.dirname, 'src/picture.ts'),
        lecture: resolve(import.meta.dirname, 'src/lecture.ts'),
        'lecture-shell': resolve(import.meta.dirname, 'src/lecture-shell.ts'),
      },
      output: {
        entryFileNames: '[name].js',
        // The entries are served under a fingerprinted name, so nothing may import them back.
        manualChunks: (id) =>
          /\/src\/(main|shelf|read-here|player|epub|pdf|listening|enlarging|picture|lecture)\b/.test(id) ||
          /\/src\/ui\/(search-panel|listening-bar)\b/.test(id) ||
          id.includes('node_modules')
            ? undefined
            : /\/src\/(locator|place\/device)\b/.test(id)
              ? 'places'
              : 'core',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: ({ names }) =>
          names[0]?.endsWith('.css')
            ? 'reader.css'
            : names[0]?.endsWith('.mjs')
              ? 'chunks/[name]-[hash].js' // every server knows .js
              : 'chunks/[name]-[hash][extname]',
      },
    },
  },
});
