using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>Cases 12, 48, 49, 50, 52, 59 and 60 of the table: PDF, office files and what hides in them.</summary>
[Collection(nameof(BadInputs))]
public sealed class DocumentTests(BadInputPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("clam.pdf")]
    [InlineData("clam.ole.doc")]
    [InlineData("clam.ppt")]
    [InlineData("clam.exe.rtf")]
    [BadInput(49, 59, 60)]
    public async Task A_program_inside_a_document_is_quarantined(string name)
    {
        var path = Path.Combine("/usr/share/clamav-testfiles", name);
        Assert.SkipUnless(File.Exists(path), "Debian's clamav-testfiles is not installed.");
        var shown = name.Replace(".ole", "").Replace(".exe", "");
        (await portal.UploadAsync(await File.ReadAllBytesAsync(path, Cancellation), shown)).State.ShouldBe(FileState.Infected);
    }

    [Fact]
    [BadInput(12)]
    public Task A_word_file_with_a_password_is_refused_for_it() => portal.RefusesAsync(Refusal.Encrypted, EncryptedPackage(), "de-thi.docx");

    [Fact]
    [BadInput(47, 48)]
    public async Task A_PDF_that_would_start_programs_or_call_out_is_shown_and_does_neither()
    {
        using var port = new DeafPort();
        var pdf = new PdfForge
        {
            Catalogue = $"/OpenAction 6 0 R/AA<</WC 7 0 R>>/AcroForm<</Fields[]/XFA 11 0 R>>/Names<</JavaScript<</Names[(a) 7 0 R]>>>>",
            Page = "/Annots[8 0 R 9 0 R 10 0 R]/AA<</O 12 0 R>>",
        };
        var xfa = $"<!DOCTYPE x [<!ENTITY e SYSTEM \"{port.Url}\">]><xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\">&e;</xdp:xdp>";
        pdf.Object("<</S/Launch/F(/bin/touch)/Win<</F(cmd.exe)/P(/c calc)>>>>")
            .Object($"<</S/JavaScript/JS(app.launchURL\\('{port.Url}'\\))>>")
            .Object(Link("/S/URI/URI(file:///etc/passwd)"))
            .Object(Link($"/S/SubmitForm/F(/{port.Url})"))
            .Object(Link($"/S/GoToR/F<</FS/URL/F({port.Url})>>/D[0/Fit]"))
            .Object($"<</Length {xfa.Length}>>stream\n{xfa}\nendstream")
            .Object($"<</S/GoToR/F(\\\\\\\\{port.Host}\\\\share\\\\x.pdf)/D[0/Fit]>>");
        var file = await portal.UploadAsync(pdf.Build(), "lien-ket.pdf");
        file.State.ShouldBe(FileState.Ready);
        port.ShouldBeQuiet();
    }

    [Fact]
    [BadInput(52)]
    public async Task A_page_of_five_metres_is_drawn_small()
    {
        var file = await portal.UploadAsync(new PdfForge { Box = "14400 14400" }.Build(), "ap-phich.pdf");
        file.State.ShouldBe(FileState.Ready);
        file.HasCover.ShouldBeTrue();
    }

    [Fact]
    [BadInput(52)]
    public async Task A_hundred_thousand_pages_stay_within_the_limits()
    {
        var clock = Stopwatch.StartNew();
        var file = await portal.UploadAsync(ManyPages(100_000), "dai.pdf");
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        clock.Elapsed.ShouldBeLessThan(ToolLimits.Document.Time + TimeSpan.FromMinutes(1));
        if (await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation)) is { } publication)
            publication.PositionsJson.Length.ShouldBeLessThan(10 << 20);
    }

    [Fact]
    [BadInput(50)]
    public async Task A_PDF_bomb_is_ended_at_its_limit_and_can_only_be_downloaded()
    {
        // A gigabyte of drawing, packed twice.
        var bomb = new PdfForge { Content = Pack(Pack(Repeat("0 0 m 9 9 l S\n"u8, 1 << 30))), ContentEntries = "/Filter[/FlateDecode/FlateDecode]" }.Build();
        bomb.Length.ShouldBeLessThan(100_000);
        using var file = new TemporaryFile(bomb);
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var limits = ToolLimits.Document with { Time = TimeSpan.FromSeconds(2) };
        var clock = Stopwatch.StartNew();
        var parts = await PdfTools.DeriveAsync(file.Path, scratch, limits, Cancellation);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        parts.CanBeRead.ShouldBeFalse();
    }

    private static string Link(string action) => $"<</Type/Annot/Subtype/Link/Rect[0 0 50 50]/A<<{action}>>>>";

    private static byte[] ManyPages(int count)
    {
        var pdf = new StringBuilder("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        var kids = new StringBuilder();
        for (var i = 0; i < count; i++)
            kids.Append(i + 3).Append(" 0 R ");
        var offsets = new List<int> { 9, pdf.Length };
        pdf.Append($"2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n");
        for (var i = 0; i < count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(i + 3).Append(" 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n");
        }
        var table = pdf.Length;
        pdf.Append($"xref\n0 {count + 3}\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(o.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Append(" 00000 n \n"));
        pdf.Append($"trailer<</Size {count + 3}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    private static RepeatedStream Repeat(ReadOnlySpan<byte> pattern, int length)
    {
        var block = new byte[pattern.Length * 4096];
        for (var i = 0; i < 4096; i++)
            pattern.CopyTo(block.AsSpan(i * pattern.Length));
        return new RepeatedStream(block, length);
    }

    private static byte[] Pack(byte[] content) => Pack(new MemoryStream(content));

    private static byte[] Pack(Stream content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            content.CopyTo(zlib);
        return packed.ToArray();
    }

    // A compound file (MS-CFB): header, one sector of allocation table, one of directory, with the streams Office puts a password behind.
    private static byte[] EncryptedPackage()
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.Unicode);
        writer.Write(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 });
        writer.Write(new byte[16]);
        foreach (var figure in new ushort[] { 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0 })
            writer.Write(figure);
        foreach (var figure in new[] { 0, 1, 1, 0, 4096, -2, 0, -2, 0, 0 })
            writer.Write(figure);
        for (var i = 1; i < 109; i++)
            writer.Write(-1);
        writer.Write(-3);
        writer.Write(-2);
        for (var i = 2; i < 128; i++)
            writer.Write(-1);
        Entry("Root Entry", type: 5, child: 1, right: -1);
        Entry("EncryptedPackage", type: 2, child: -1, right: 2);
        Entry("EncryptionInfo", type: 2, child: -1, right: -1);
        writer.Write(new byte[128]);
        return file.ToArray();

        void Entry(string name, byte type, int child, int right)
        {
            writer.Write(Encoding.Unicode.GetBytes(name.PadRight(32, '\0')));
            writer.Write((ushort)((name.Length + 1) * 2));
            writer.Write(type);
            writer.Write((byte)1);
            writer.Write(-1);
            writer.Write(right);
            writer.Write(child);
            writer.Write(new byte[36]);
            writer.Write(-2);
            writer.Write(0L);
        }
    }
}
