using System.IO.Compression;
using System.Text;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>A PDF with everything programs write into one: information, XMP of the document and of a picture, private data, photographs with notes.</summary>
internal static class NotedPdf
{
    public static async Task<byte[]> MakeAsync(string how)
    {
        var jpeg = Noted.Jpeg(await Drawn.AsAsync("jpg"));
        var packed = Packed(jpeg);
        var xmp = Packed(Noted.Xmp);
        var forge = new PdfForge
        {
            Catalogue = $"/Metadata 6 0 R/PieceInfo<</Illustrator<</Private({Noted.Secret} \\) >>)>>>>",
            Page = $"/PieceInfo<</Word<</Private({Noted.Secret})>>>>",
            Resources = "/XObject<</I 7 0 R/J 8 0 R>>",
            Content = "BT /F1 18 Tf 40 300 Td (Trang dau tien cua bai hoc) Tj ET q 200 0 0 100 50 150 cm /I Do Q q 200 0 0 100 50 20 cm /J Do Q"u8.ToArray(),
            Information = $"/Title(Bai hoc ve nuoc)/Author(Em {Noted.Secret})/Producer(x)",
        };
        forge.Object($"<</Type/Metadata/Subtype/XML/Filter/FlateDecode/Length {xmp.Length}>>stream\n{Encoding.Latin1.GetString(xmp)}\nendstream")
            .Object($"<</Type/XObject/Subtype/Image/Metadata 9 0 R/Width 120/Height 80/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}>>stream\n{Encoding.Latin1.GetString(jpeg)}\nendstream")
            .Object($"<</Type/XObject/Subtype/Image/Width 120/Height 80/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter[/FlateDecode/DCTDecode]/Length {packed.Length}>>stream\n{Encoding.Latin1.GetString(packed)}\nendstream")
            .Object($"<</Type/Metadata/Subtype/XML/Length {Noted.Xmp.Length}>>stream\n{Encoding.Latin1.GetString(Noted.Xmp)}\nendstream");
        var pdf = forge.Build();
        return how switch
        {
            "in object streams" => await QpdfAsync(pdf, "--object-streams=generate"),
            "packed twice" => await QpdfAsync(pdf, "--object-streams=generate", "--recompress-flate", "--linearize"),
            "with an owner's password" => await QpdfAsync(pdf, "--encrypt", "", "chu", "256", "--modify=none", "--"),
            // Its table of objects stands elsewhere.
            "damaged" => [.. pdf[..pdf.AsSpan().LastIndexOf("startxref"u8)], .. "startxref\n7\n%%EOF\n"u8],
            _ => pdf,
        };
    }

    /// <summary>Looks into it as a curious program would: everything unpacked, all bytes searched; and the pictures are still there.</summary>
    public static async Task ShouldSayNothingAsync(byte[] given)
    {
        var open = await QpdfAsync(given, "--qdf", "--object-streams=disable", "--decrypt");
        Encoding.Latin1.GetString(open).ShouldNotContain(Noted.Secret);
        foreach (var sign in new[] { "/Info ", "/Metadata", "/PieceInfo", "Photoshop 3.0", "Exif", "ns.adobe.com", "rdf:RDF" })
            Encoding.Latin1.GetString(open).ShouldNotContain(sign);
        foreach (var picture in await PicturesAsync(given))
        {
            NoteFinder.In(picture).ShouldBeEmpty();
            var seen = await Drawn.LookAsync(picture);
            SeenPicture.IsRed(seen.Left).ShouldBeTrue();
            SeenPicture.IsBlue(seen.Right).ShouldBeTrue();
        }
    }

    private static async Task<List<byte[]>> PicturesAsync(byte[] pdf)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf);
        (await ExternalTool.RunAsync("pdfimages", ["-all", scratch.File("a.pdf"), scratch.File("p")], scratch.Path, ToolLimits.Document, CancellationToken.None)).Succeeded.ShouldBeTrue();
        var pictures = Directory.GetFiles(scratch.Path, "p-*").Select(f => TrimmedEnd(File.ReadAllBytes(f))).ToList();
        pictures.Count.ShouldBe(2);
        return pictures;
    }

    // Zeros fill what the notes left.
    private static byte[] TrimmedEnd(byte[] picture) => picture[..(picture.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)];

    private static async Task<byte[]> QpdfAsync(byte[] pdf, params string[] how)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf);
        var result = await ExternalTool.RunAsync("qpdf", ["--warning-exit-0", .. how, scratch.File("a.pdf"), scratch.File("b.pdf")], scratch.Path, ToolLimits.Document, CancellationToken.None);
        result.Succeeded.ShouldBeTrue(result.Errors);
        return await File.ReadAllBytesAsync(scratch.File("b.pdf"));
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }
}
