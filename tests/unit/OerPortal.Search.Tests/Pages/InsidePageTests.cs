using System.Net;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class InsidePageTests(SearchApp app)
{
    [Fact]
    public async Task Places_in_a_book_stand_in_reading_order_and_open_the_reader_at_the_words()
    {
        var book = await app.PublishAsync(
            await app.CreateSchoolAsync(), "Sách có nhiều chỗ",
            text: [new Passage(0, "Bến nước", "c1.xhtml", "Sáng nào cũng ra bến nước."), new Passage(1, null, "page=7", "Bến nước của làng dưới."), new Passage(2, "Hết", "c3.xhtml", "Chẳng còn gì.")]);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/hoc-lieu/{book.PublicId}/tim?q=ben+nuoc");
        page.TextsOf(".place b").ShouldBe(["Bến nước", "Trang 7"]);
        page.TextsOf(".place mark").ShouldBe(["bến nước", "Bến nước"]);
        page.ShouldSay("2 chỗ, theo thứ tự trong sách");
        page.Document.QuerySelectorAll(".place a").Select(a => a.GetAttribute("href")!).ShouldAllBe(href => href.StartsWith($"/doc/{book.PublicId}?den=") && href.Contains("&tim="));

        (await guest.OpenAsync($"/hoc-lieu/{book.PublicId}/tim?q=voi")).ShouldSay("Không tìm thấy “voi” trong sách này");
        (await guest.OpenAsync($"/hoc-lieu/{book.PublicId}/tim")).Document.QuerySelectorAll("main form[role=search]").ShouldHaveSingleItem();
        (await guest.OpenAsync($"/hoc-lieu/{book.PublicId}")).Document.QuerySelector("main form[role=search]")!.GetAttribute("action").ShouldBe($"/hoc-lieu/{book.PublicId}/tim");
    }

    [Fact]
    public async Task More_places_than_are_shown_are_said()
    {
        var book = await app.PublishAsync(
            await app.CreateSchoolAsync(), "Sách lặp lại", text: [.. Enumerable.Range(0, 60).Select(i => new Passage(i, $"Mục {i}", $"c{i}.xhtml", "Lại nói về con voi."))]);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/hoc-lieu/{book.PublicId}/tim?q=con+voi");
        page.TextsOf(".place").Count.ShouldBe(50);
        page.ShouldSay("Có hơn 50 chỗ");
    }

    [Fact]
    public async Task A_hidden_book_is_like_an_unknown_one()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Sách kín hai", visibility: Visibility.School, text: [new Passage(0, "Một", "c1.xhtml", "voi")]);
        using var guest = app.Guest();
        using var outsider = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var member = await app.SignInAsReaderAsync(school);

        (await guest.OpenAsync($"/hoc-lieu/{book.PublicId}/tim?q=voi")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await outsider.OpenAsync($"/hoc-lieu/{book.PublicId}/tim?q=voi")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await member.OpenAsync($"/hoc-lieu/{book.PublicId}/tim?q=voi")).TextsOf(".place").ShouldHaveSingleItem();
    }
}
