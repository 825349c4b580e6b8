// @bad-input 47, 53
// CVE-2024-4367 and its kind: a font or form in a PDF must never become a program.
import engine from 'pdfjs-dist/legacy/build/pdf.min.mjs?raw';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?raw';
import { describe, expect, it, vi } from 'vitest';

const asked = vi.hoisted(() => vi.fn());
vi.mock('pdfjs-dist/legacy/build/pdf.min.mjs', () => ({ getDocument: asked, GlobalWorkerOptions: {} }));
vi.mock('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url', () => ({ default: '/worker.js' }));

describe('the PDF engine', () => {
  it.each([engine, worker])('makes no program of text', (source) => {
    expect(source.length).toBeGreaterThan(100_000);
    expect(source).not.toMatch(/new Function\s*\(|(?<![\w.$])eval\s*\(/);
  });

  it('opens documents without their forms, scripts and programs', async () => {
    vi.stubGlobal('document', { baseURI: 'http://localhost/' });
    const { openPdf } = await import('../src/pdf/open');
    openPdf('/a.pdf');
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[0]).toMatchObject({ enableXfa: false, useWasm: false });
    expect(asked.mock.calls[0]?.[0]).not.toHaveProperty('enableScripting', true);
  });
});
