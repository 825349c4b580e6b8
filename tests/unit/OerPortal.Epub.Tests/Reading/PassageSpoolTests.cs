using OerPortal.Epub.Tests.Kit;
using OerPortal.Ingest.Passages;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>The text of a file on its way to the database.</summary>
public sealed class PassageSpoolTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chapters_come_in_reading_order_whatever_order_they_were_found_in()
    {
        using var scratch = new BookFolder();
        using var spool = new PassageSpool(scratch.File("found"));
        spool.Add("b", [("Hai", "b", "Sông"), (null, "b#2", "Suối")]);
        spool.Add("a", [("Một", "a", "Núi \"Ngọc Linh\"\n<đá>")]);
        spool.Write(scratch.File("text"), ["a", "khong-co", "b", "a"]);
        (await ReadAsync(scratch.File("text"))).ShouldBe(
            [new Passage(0, "Một", "a", "Núi \"Ngọc Linh\"\n<đá>"), new Passage(1, "Hai", "b", "Sông"), new Passage(2, null, "b#2", "Suối")]);
    }

    [Fact]
    public async Task A_passage_of_megabytes_is_given_in_pieces_without_losing_a_letter()
    {
        using var scratch = new BookFolder();
        var text = string.Concat(Enumerable.Repeat("đường lên núi 🏔 ", 100_000));
        using (var spool = new PassageSpool(scratch.File("text")))
            spool.Add(null, "page=1", text);
        var passages = await ReadAsync(scratch.File("text"));
        passages.ShouldAllBe(p => p.Text.Length <= 16 << 10 && p.Locator == "page=1");
        string.Concat(passages.Select(p => p.Text)).ShouldBe(text);
        (await PassageFile.ReadPortionsAsync(scratch.File("text"), Cancellation).CountAsync(Cancellation)).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void More_text_than_a_shelf_of_books_has_is_refused()
    {
        using var scratch = new BookFolder();
        using var spool = new PassageSpool(scratch.File("text"));
        var page = new string('a', 1 << 20);
        for (var i = 0; i < 32; i++)
            spool.Add(null, "page=1", page);
        Should.Throw<FileRefusedException>(() => spool.Add(null, "page=1", "a")).Reason.ShouldBe(Refusal.TextTooLong);
    }

    [Theory]
    [InlineData("ff ff ff 7f 7b 7d")]
    [InlineData("02 00 00 00 7b")]
    [InlineData("02 00 00 00 78 78")]
    [InlineData("01 00")]
    public async Task A_file_that_no_spool_wrote_is_not_believed(string bytes)
    {
        using var scratch = new BookFolder();
        await File.WriteAllBytesAsync(scratch.File("text"), Convert.FromHexString(bytes.Replace(" ", "")), Cancellation);
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(scratch.File("text")));
    }

    private static async Task<List<Passage>> ReadAsync(string path) => await PassageFile.ReadAsync(path, Cancellation).ToListAsync(Cancellation);
}
