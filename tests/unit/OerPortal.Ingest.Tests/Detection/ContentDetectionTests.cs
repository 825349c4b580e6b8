using System.Text;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Detection;

public sealed class ContentDetectionTests
{
    private const string Container = "<container/>";

    [Theory]
    [InlineData("%PDF-1.7 x", "a.pdf", FileKind.Pdf, FileUse.Read)]
    [InlineData("%PDF-1.7 x", "a", FileKind.Pdf, FileUse.Read)]
    [InlineData("GIF89a\u0001\0\u0001\0", "a.gif", FileKind.Image, FileUse.Play)]
    [InlineData("ID3\u0003\0\0\0\0", "bài hát.mp3", FileKind.Audio, FileUse.Play)]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0", "a.mp4", FileKind.Video, FileUse.Play)]
    [InlineData("WEBVTT\n\n", "a.vtt", FileKind.Subtitles, FileUse.Download)]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nChào", "a.srt", FileKind.Subtitles, FileUse.Download)]
    [InlineData("# Bài 1", "a.md", FileKind.Text, FileUse.Download)]
    [InlineData("<!DOCTYPE html><p>x", "a.html", FileKind.Text, FileUse.Download)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", FileKind.Image, FileUse.Download)]
    [InlineData("{\\rtf1 x}", "a.rtf", FileKind.Office, FileUse.Read)]
    public void Known_bytes_have_their_kind(string content, string name, FileKind kind, FileUse use)
    {
        var detected = Detect(Encoding.Latin1.GetBytes(content.Replace("à", "a").Replace("Ch" + "ào", "Chao")), name);
        detected.Kind.ShouldBe(kind);
        detected.Use.ShouldBe(use);
    }

    [Theory]
    [InlineData("", "a.pdf", Refusal.Empty)]
    [InlineData("x", "a.pdf", Refusal.TooShort)]
    [InlineData("<html><body>x</body></html>", "a.pdf", Refusal.NameAndContentDiffer)]
    [InlineData("MZ\u0090\0\u0003", "a.pdf", Refusal.Executable)]
    [InlineData("%PDF-1.7", "a.pdf.html", Refusal.NameAndContentDiffer)]
    [InlineData("push graphic-context\nviewbox 0 0 1 1", "a.jpg", Refusal.KindNotAccepted)]
    [InlineData("7z\u00bc\u00af\u0027\u001c\0\u0004", "a.epub", Refusal.ArchiveKind)]
    [InlineData("Rar!\u001a\u0007\u0001\0", "a.zip", Refusal.ArchiveKind)]
    [InlineData("\u001f\u008b\u0008\0", "a.zip", Refusal.ArchiveKind)]
    [InlineData("\u0001\u0002\u0003\u0004\u0005", "a.bin", Refusal.KindNotAccepted)]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u00c3\u0050\0\0\u00c3\u0050", "a.png", Refusal.TooManyPixels)]
    [BadInput(61, 65, 76)]
    public void Others_are_refused_with_their_reason(string content, string name, Refusal reason) =>
        Should.Throw<FileRefusedException>(() => Detect(Encoding.Latin1.GetBytes(content), name)).Reason.ShouldBe(reason);

    [Theory]
    [MemberData(nameof(Books.Epubs), MemberType = typeof(Books))]
    public void Real_books_are_EPUB(string book) => ContentDetection.Detect(Corpus.PathTo(book), book).Kind.ShouldBe(FileKind.Epub);

    [Fact]
    public void An_office_document_is_told_from_an_archive() =>
        ContentDetection.Detect(Corpus.PathTo("office/dam-minh-vao-hoc-sau-trich.docx"), "a.docx").MediaType.ShouldEndWith("wordprocessingml.document");

    [Fact]
    [BadInput(55)]
    public void A_document_that_runs_macros_must_be_called_so()
    {
        var forge = OfficeForge.Docx(OfficeForge.Paragraph(("x", null)), macros: true);
        Refuses(Refusal.NameAndContentDiffer, forge, "a.docx");
        using var file = new TemporaryFile(forge.Build());
        ContentDetection.Detect(file.Path, "a.docm").MediaType.ShouldBe("application/vnd.ms-word.document.macroEnabled.12");
    }

    [Fact]
    [BadInput(19)]
    public void An_archive_inside_an_archive_is_refused_but_documents_in_it_are_not()
    {
        var inner = new ZipForge().Add("x.txt", "x").Build();
        Refuses(Refusal.ZipNestedArchive, new ZipForge().Add("inner.zip", inner), "a.zip");
        var document = new ZipForge().Add("[Content_Types].xml", "<Types/>").Add("word/document.xml", "x").Build();
        using var file = new TemporaryFile(new ZipForge().Add("bai.docx", document).Build());
        ContentDetection.Detect(file.Path, "a.zip").Kind.ShouldBe(FileKind.Archive);
    }

    [Theory]
    [InlineData("application/epub+zip", true)]
    [InlineData("\uFEFFapplication/epub+zip\n", true)]
    [InlineData("application/zip", false)]
    public void A_book_says_in_its_mimetype_that_it_is_one(string mimetype, bool accepted)
    {
        using var file = new TemporaryFile(new ZipForge().Add("mimetype", mimetype).Add("META-INF/container.xml", Container).Build());
        if (accepted)
            ContentDetection.Detect(file.Path, "a.epub").Kind.ShouldBe(FileKind.Epub);
        else
            Should.Throw<FileRefusedException>(() => ContentDetection.Detect(file.Path, "a.epub")).Reason.ShouldBe(Refusal.EpubMimetype);
    }

    [Fact]
    public void An_archive_named_epub_is_refused() => Refuses(Refusal.EpubDamaged, new ZipForge().Add("a.txt", "x"), "a.epub");

    private static void Refuses(Refusal reason, ZipForge forge, string name)
    {
        using var file = new TemporaryFile(forge.Build());
        Should.Throw<FileRefusedException>(() => ContentDetection.Detect(file.Path, name)).Reason.ShouldBe(reason);
    }

    private static DetectedKind Detect(byte[] content, string name)
    {
        using var file = new TemporaryFile(content);
        return ContentDetection.Detect(file.Path, name);
    }
}
