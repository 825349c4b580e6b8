using OerPortal.E2E.Tests.Running;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>Real books and papers, the whole way: upload, scan, sanitise, pack, read.</summary>
public sealed class CorpusTests(DemoPortal demo, CorpusShelf shelf) : Journey(demo), IClassFixture<CorpusShelf>
{
    public static TheoryData<string> Books => [.. Corpus.Epubs.Concat(Corpus.Pdfs).Select(row => row.Data)];

    [Theory]
    [MemberData(nameof(Books))]
    public async Task A_real_book_shows_its_first_page_and_turns_it(string file)
    {
        _ = Corpus.PathTo(file);
        await UseDeviceAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, StorageState = shelf.Cookies });
        var book = new OpenBook(Page);

        await GoAsync($"/doc/tep/{shelf.IdOf(file)}");
        await book.ReadyAsync();
        await book.ShouldBeVisibleAsync();
        await book.TurnAsync();

        await book.ShouldBeVisibleAsync();
    }
}
