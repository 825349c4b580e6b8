using System.Globalization;
using System.Text;

namespace OerPortal.TestKit;

/// <summary>Small PDFs made in memory. Letters are those of Latin-1: the built-in font knows no others.</summary>
public static class SmallPdf
{
    /// <param name="pages">Lines of each page.</param>
    /// <param name="labels">A PageLabels dictionary such as <c>&lt;&lt; /Nums [0 &lt;&lt; /S /r &gt;&gt;] &gt;&gt;</c>, or null.</param>
    /// <param name="outline">A heading for each page, or null.</param>
    public static byte[] Of(IReadOnlyList<string[]> pages, string? labels = null, string[]? outline = null)
    {
        var first = 4 + (2 * pages.Count);
        var kids = string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{4 + (2 * i)} 0 R"));
        List<string> objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R{(labels is null ? "" : $" /PageLabels {labels}")}{(outline is null ? "" : $" /Outlines {first} 0 R")} >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        for (var i = 0; i < pages.Count; i++)
        {
            var text = "BT /F1 18 Tf 24 TL 72 740 Td " + string.Concat(pages[i].Select(line => $"({line}) Tj T* ")) + "ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + (2 * i)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            objects.Add($"<< /Length {text.Length} >>\nstream\n{text}\nendstream");
        }

        if (outline is not null)
        {
            objects.Add($"<< /Type /Outlines /First {first + 1} 0 R /Last {first + outline.Length} 0 R /Count {outline.Length} >>");
            for (var i = 0; i < outline.Length; i++)
                objects.Add($"<< /Title ({outline[i]}) /Parent {first} 0 R /Dest [{4 + (2 * i)} 0 R /Fit]{(i + 1 < outline.Length ? $" /Next {first + i + 2} 0 R" : "")}{(i > 0 ? $" /Prev {first + i} 0 R" : "")} >>");
        }

        return Written(objects);
    }

    /// <summary>Pages without a letter, each a picture.</summary>
    public static byte[] Of(params ScannedPage[] pages)
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{3 + (3 * i)} 0 R"));
        List<string> objects = ["<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} >>"];
        foreach (var page in pages)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{page.Points.Width:0.##} 0 0 {page.Points.Height:0.##}");
            var drawn = $"q {size} 0 0 cm /Im1 Do Q";
            var next = objects.Count + 2;
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size.Replace(" 0 0", "", StringComparison.Ordinal)}] /Contents {next} 0 R /Resources << /XObject << /Im1 {next + 1} 0 R >> >> >>");
            objects.Add($"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream");
            objects.Add(
                $"<< /Type /XObject /Subtype /Image /Width {page.Width} /Height {page.Height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length {page.Jpeg.Length} >>"
                + $"\nstream\n{Encoding.Latin1.GetString(page.Jpeg)}\nendstream");
        }

        return Written(objects);
    }

    /// <summary>Its tree of pages leads back to itself, so no page can be drawn.</summary>
    public static byte[] WithPagesInACircle() => Written(
    [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 3 >>", "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 3 >>",
    ]);

    private static byte[] Written(List<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var starts = new List<int>();
        foreach (var (body, i) in objects.Select((body, i) => (body, i)))
        {
            starts.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            pdf.Append(CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
