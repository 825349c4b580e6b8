// @vitest-environment happy-dom
import { DOMParser as Reader } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { toMarkdown } from './markdown';
import { schema } from './schema';
import { fromWord } from './word';

// As Word 365 puts a letter of two headings, nested lists and a table on the clipboard.
const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-size:13.0pt;} @page WordSection1 {size:595.3pt 841.9pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-US style='tab-interval:36.0pt'>
<!--StartFragment-->
<p class=MsoTitle align=center style='text-align:center'><span style='font-family:"Times New Roman",serif'>Nội quy<o:p></o:p></span></p>
<p class=MsoNormal><b><span style='font-size:14.0pt;color:red'>Mọi bạn đọc</span></b><span style='font-size:14.0pt'> đều <i>vui vẻ</i> và <span style='font-weight:bold'>nhẹ nhàng</span>.<o:p></o:p></span></p>
<h2><a name="_Toc1"></a><b>Điều 1</b><o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Để cặp ngoài kệ<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>trừ hộp bút<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Nói khẽ<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Tìm sách<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Mang ra quầy<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=100 valign=top style='width:100pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Bạn đọc</b><o:p></o:p></p></td><td><p class=MsoNormal>Số cuốn<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Học sinh<o:p></o:p></p></td><td><p class=MsoNormal>2<o:p></o:p></p><p class=MsoNormal>mỗi tuần<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Picture_1"/><![endif]--><img width=200 src="file:///C:/Users/thuvien/msohtmlclip1/01/clip_image002.jpg"></p>
<!--EndFragment--></body></html>`;

const read = (html: string) => {
  const holder = document.createElement('div');
  holder.innerHTML = fromWord(html);
  return toMarkdown(Reader.fromSchema(schema).parse(holder));
};

it('keeps headings, nested lists, emphasis and tables of Word, and nothing else of it', () => {
  expect(read(word)).toBe(`## Nội quy

**Mọi bạn đọc** đều *vui vẻ* và **nhẹ nhàng**.

## Điều 1

- Để cặp ngoài kệ
  - trừ hộp bút
- Nói khẽ

1. Tìm sách
2. Mang ra quầy

| **Bạn đọc** | Số cuốn |
| --- | --- |
| Học sinh | 2 mỗi tuần |`);
});

it('leaves ordinary pages as they are', () => {
  expect(read('<b style="font-weight:normal"><p>Chào <em>em</em></p><ul><li>một</li></ul></b>')).toBe(
    'Chào *em*\n\n- một',
  );
});
