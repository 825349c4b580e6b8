import { expect, it } from 'vitest';
import { fromMarkdown, toMarkdown } from './markdown';

const page = `## Thư viện có gì

Sách **hay**, *mới* và ~~cũ~~; xem [nội quy](/trang/noi-quy).

- một

  - hai sâu hơn
- ba

1. trước
2. sau

> Sách rách thì vá được.

| Bạn đọc | Số cuốn |
| --- | --- |
| Học sinh | **2** |
| a\\|b | 5 |

![Sân trường](/tep/0199c0de-0000-7000-8000-000000000001/anh "Buổi sớm")
![Phòng đọc](/tep/0199c0de-0000-7000-8000-000000000002/anh)

\`\`\`sach
/hoc-lieu/k3jd92kf0a | Hay lắm
\`\`\`

\`\`\`gio-mo-cua
\`\`\`

---

Dòng một\\
dòng hai`;

it('brings a page with everything through unchanged in meaning, and from then on unchanged', () => {
  const once = toMarkdown(fromMarkdown(page));
  expect(fromMarkdown(once).eq(fromMarkdown(page))).toBe(true);
  expect(toMarkdown(fromMarkdown(once))).toBe(once);
});

it('knows pictures and blocks as such', () => {
  const doc = fromMarkdown(page);
  const kinds: string[] = [];
  doc.forEach((node) => kinds.push(node.type.name));
  expect(kinds).toContain('table');
  expect(kinds.filter((kind) => kind === 'named')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'pictures')).toHaveLength(1);
});

it('keeps what is typed as signs of Markdown as the signs they are', () => {
  const doc = fromMarkdown('1\\. không phải danh sách\n\n\\# không phải tiêu đề \\*sao\\*');
  expect(doc.textContent).toBe('1. không phải danh sách# không phải tiêu đề *sao*');
  expect(fromMarkdown(toMarkdown(doc)).eq(doc)).toBe(true);
});

it('takes pictures from elsewhere for their words', () => {
  expect(fromMarkdown('Xem ![ngọn núi](https://a.vn/x.png) xa').textContent).toBe('Xem ngọn núi xa');
});
