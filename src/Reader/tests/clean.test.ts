// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleanMarkup } from '../src/epub/clean';

function clean(body: string, head = ''): string {
  const doc = new DOMParser().parseFromString(
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"><head>${head}</head><body>${body}</body></html>`,
    'application/xhtml+xml',
  );
  cleanMarkup(doc);
  return new XMLSerializer().serializeToString(doc);
}

describe('a book’s markup', () => {
  it.each([
    '<script>x</script>',
    '<iframe src="a.html"/>',
    '<embed src="a"/>',
    '<p onclick="x()">a</p>',
    '<a href="javascript:x">a</a>',
    '<a href="java&#10;script:x">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<img src="http://evil.example/a.png"/>',
    '<img src="//evil.example/a.png"/>',
    '<img srcset="http://evil.example/a.png 2x"/>',
    '<form action="http://evil.example/"/>',
    '<a ping="http://evil.example/" href="a">a</a>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="href" to="javascript:x"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image xlink:href="http://evil.example/a.svg"/></svg>',
  ])('loses what could run or call: %s', (hostile) => {
    expect(clean(hostile)).not.toMatch(
      /<script|<iframe|<embed|onclick|javascript:|java\s*script|data:text|evil\.example|<set/,
    );
  });

  it.each([
    '<base href="http://evil.example/"/>',
    '<meta http-equiv="refresh" content="0"/>',
    '<link rel="preconnect" href="http://evil.example"/>',
  ])('loses what acts from its head: %s', (hostile) => {
    expect(clean('', hostile)).not.toMatch(/evil\.example|refresh/);
  });

  it('keeps what is read', () => {
    const kept = clean(
      '<h1 id="a">Chương 1</h1><p lang="vi">Núi <a href="b.xhtml#c">b</a> <a href="https://vi.wikipedia.org/">w</a></p><img src="a.png" alt="x"/>' +
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
      '<link rel="stylesheet" href="a.css"/>',
    );
    for (const part of [
      'id="a"',
      'href="b.xhtml#c"',
      'https://vi.wikipedia.org/',
      'src="a.png"',
      '<mi>x</mi>',
      'href="a.css"',
    ])
      expect(kept).toContain(part);
  });

  it('shows what stands in for a script, and pictures placed as objects', () => {
    const kept = clean(
      '<noscript><p>Không cần</p></noscript><object data="a.svg" type="image/svg+xml">Bản đồ</object><object data="a.swf">Thay thế</object>',
    );
    expect(kept).toContain('Không cần');
    expect(kept).toMatch(/<img[^>]+src="a.svg"[^>]+alt="Bản đồ"/);
    expect(kept).toContain('Thay thế');
    expect(kept).not.toContain('<object');
  });
});
