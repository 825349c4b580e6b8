using System.Globalization;
using System.Text;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>Writes a PDF of one page with a right cross-reference table; entries and objects of any kind can be added.</summary>
internal sealed class PdfForge
{
    private readonly List<byte[]> _more = [];

    /// <summary>More entries of the catalogue, for example an OpenAction.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>More entries of the page.</summary>
    public string Page { get; init; } = "";

    /// <summary>More entries of its resources.</summary>
    public string Resources { get; init; } = "";

    /// <summary>Its width and height in points.</summary>
    public string Box { get; init; } = "300 400";

    /// <summary>What is drawn.</summary>
    public byte[] Content { get; init; } = "BT /F1 18 Tf 40 300 Td (Trang dau tien cua bai hoc) Tj ET"u8.ToArray();

    /// <summary>More entries of the content stream's dictionary.</summary>
    public string ContentEntries { get; init; } = "";

    /// <summary>Entries of the information dictionary, for example <c>/Title(x)</c>.</summary>
    public string Information { get; init; } = "";

    /// <summary>The font it is drawn in.</summary>
    public string Font { get; init; } = "/Subtype/Type1/BaseFont/Helvetica";

    /// <summary>Content that shows lines of Latin-1 text.</summary>
    public static byte[] Lines(params string[] lines) => Encoding.Latin1.GetBytes(
        $"BT /F1 12 Tf 20 350 Td 16 TL {string.Concat(lines.Select(l => $"({l.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T* "))}ET");

    /// <summary>The number the next added object will have.</summary>
    public int Next => 6 + _more.Count;

    /// <summary>Adds an object.</summary>
    public PdfForge Object(string body)
    {
        _more.Add(Encoding.Latin1.GetBytes(body));
        return this;
    }

    public byte[] Build()
    {
        using var pdf = new MemoryStream();
        var offsets = new List<long>();
        pdf.Write("%PDF-1.7\n"u8);
        Line($"<</Type/Catalog/Pages 2 0 R{Catalogue}>>");
        Line("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Line($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Box}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{Resources}>>{Page}>>");
        Write((byte[])[.. Encoding.Latin1.GetBytes($"<</Length {Content.Length}{ContentEntries}>>stream\n"), .. Content, .. "\nendstream"u8]);
        Line($"<</Type/Font{Font}>>");
        _more.ForEach(Write);
        if (Information.Length > 0)
            Line($"<<{Information}>>");
        var table = pdf.Position;
        Text($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => Text(string.Create(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n")));
        Text($"trailer<</Size {offsets.Count + 1}/Root 1 0 R{(Information.Length > 0 ? $"/Info {offsets.Count} 0 R" : "")}>>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Line(string body) => Write(Encoding.Latin1.GetBytes(body));

        void Write(byte[] body)
        {
            offsets.Add(pdf.Position);
            Text($"{offsets.Count} 0 obj");
            pdf.Write(body);
            Text("endobj\n");
        }

        void Text(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
    }
}
