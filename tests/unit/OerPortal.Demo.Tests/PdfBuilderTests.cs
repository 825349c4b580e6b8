using System.Diagnostics;
using OerPortal.DemoBooks;
using OerPortal.DemoBooks.Markup;
using OerPortal.DemoBooks.Pdf;

namespace OerPortal.Demo.Tests;

public sealed class PdfBuilderTests
{
    public static TheoryData<string> Slugs => [.. Manuscripts.All.Where(book => book.Files.Any(file => file.Format == "pdf")).Select(book => book.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public async Task The_words_of_a_document_can_be_taken_out_again(string slug)
    {
        var book = Manuscripts.Find(slug);

        var text = await TextOf(Build(slug));

        text.ShouldContain(Squeeze(book.Title));
        foreach (var chapter in book.Chapters)
        {
            var heading = chapter.Parse().OfType<Markdig.Syntax.HeadingBlock>().Last();
            text.ShouldContain(Squeeze(Blocks.PlainText(heading.Inline)));
        }
    }

    [Theory, MemberData(nameof(Slugs))]
    public void A_document_is_tagged_named_and_in_vietnamese(string slug)
    {
        var raw = System.Text.Encoding.Latin1.GetString(Build(slug));

        raw.ShouldStartWith("%PDF-1.7");
        raw.ShouldContain("/Lang(" + Manuscripts.Find(slug).Language);
        raw.ShouldContain("/MarkInfo<</Marked true>>");
        raw.ShouldContain("/Title <FEFF");
        raw.ShouldEndWith("%%EOF\n");
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Building_twice_gives_the_same_bytes(string slug) => Build(slug).AsSpan().SequenceEqual(Build(slug)).ShouldBeTrue();

    private static byte[] Build(string slug)
    {
        var book = Manuscripts.Find(slug);
        return PdfBuilder.Build(book, Edition.Present(book), book.Files.First(file => file.Format == "pdf"));
    }

    /// <summary>What poppler's pdftotext finds, without any white space (lines break where they like).</summary>
    private static async Task<string> TextOf(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", "-q -enc UTF-8 - -") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(pdf, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        return Squeeze(await reading);
    }

    private static string Squeeze(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
