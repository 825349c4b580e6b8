using OerPortal.Library.Tests.Ebooks;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>A book of the shelf and the same book on the screen.</summary>
public sealed class ScreenEditionTests(LibraryApp app)
{
    [Theory]
    [InlineData("Nguyễn Ngọc Đảo; Lê Vẽ minh hoạ", Visibility.Public, true)]
    [InlineData("Người Khác", Visibility.Public, false)]
    [InlineData("", Visibility.Public, false)]
    [InlineData("Nguyễn Ngọc Đảo", Visibility.School, false)]
    public async Task A_printed_book_leads_to_the_open_one_of_the_same_name_and_author(string people, Visibility visibility, bool isThere)
    {
        var (school, librarian) = await app.SchoolAsync();
        var open = await app.LentBookAsync(school, visibility, "cc-by-4.0", onlyBook: true);
        var title = await app.TitleAsync(librarian, open.Title.ToUpperInvariant(), ("Input.People", people));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (title, 1)));
        using var guest = app.Guest(school);

        // The index follows by itself.
        if (visibility == Visibility.Public)
            await LibraryApp.EventuallyAsync(async () => (await guest.OpenAsync($"/tim?q={Uri.EscapeDataString(open.Title)}")).Document.QuerySelector($"main a[href*='{open.PublicId}']") is not null, "the resource is found");

        var page = await guest.OpenAsync($"/sach-in/{title}");

        page.Document.QuerySelectorAll($"main a[href$='/hoc-lieu/{open.PublicId}']").Length.ShouldBe(isThere ? 1 : 0);
        page.Text.Contains("Đọc trên màn hình", StringComparison.Ordinal).ShouldBe(isThere);
    }
}
