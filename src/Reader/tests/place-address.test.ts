import { describe, expect, it } from 'vitest';
import { askedPlace, fieldsOf } from '../src/place/address';

describe('a place in an address', () => {
  it('of a book is the member and the share of it', () => {
    const fields = fieldsOf({
      href: 'OEBPS/c 1.xhtml',
      type: 'application/xhtml+xml',
      locations: { progression: 0.42567, fragments: ['epubcfi(/6/4!/4/2)'] },
    });
    expect(fields.toString()).toBe('den=OEBPS%2Fc+1.xhtml&vt=0.4257');
    expect(askedPlace(`?${fields.toString()}`)).toEqual({
      href: 'OEBPS/c 1.xhtml',
      type: '',
      locations: { progression: 0.4257 },
    });
  });

  it('of a PDF is the page, of another file the file too', () => {
    const fields = fieldsOf({ href: 'a.pdf', type: 'application/pdf', locations: { fragments: ['page=12'] } }, 'f-1');
    expect(fields.toString()).toBe('den=page%3D12&tep=f-1');
    expect(askedPlace('?den=page%3D12')).toBe('page=12');
  });

  it('is the member alone where the share is none', () => {
    expect(askedPlace('?den=c1.xhtml%23b&vt=zwei')).toBe('c1.xhtml#b');
    expect(askedPlace('')).toBeUndefined();
  });
});
