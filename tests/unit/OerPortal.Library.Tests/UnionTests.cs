using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>What the schools have together.</summary>
public sealed class UnionTests(LibraryApp app)
{
    [Fact]
    public async Task The_department_shows_which_school_has_a_book_and_how_many_are_there()
    {
        var (one, first) = await app.SchoolAsync();
        var (other, second) = await app.SchoolAsync();
        await app.BooksAsync(first, "Biển Lolo xanh", 2);
        await app.BooksAsync(second, "BIỂN LOLO XANH", 3);
        await app.BooksAsync(second, "Biển Lolo của trẻ em", 1, BookKind.Children);
        await app.TitleAsync(first, "Biển Lolo chưa về");
        await app.ScanAsync(first, "TK000001", (await app.PupilAsync(one, "Hồ Kín")).Id);
        using var guest = app.Guest();

        var page = await guest.OpenAsync("/sach-in?q=bien lolo");

        page.ShouldSay("2 trường có, 5 bản, còn 4").ShouldSay($"{one.Name}: 2 bản, còn 1").ShouldSay($"{other.Name}: 3 bản, còn 3").ShouldNotSay("chưa về").ShouldNotSay("Hồ Kín");
        page.TextsOf("main .lines > li > div b").ShouldBe(["Biển Lolo của trẻ em", "Biển Lolo xanh"]);
        (await guest.OpenAsync("/sach-in?q=bien lolo&loai=Children")).TextsOf("main .lines > li > div b").ShouldBe(["Biển Lolo của trẻ em"]);
        (await guest.OpenAsync("/sach-in?q=bien lolo khong co")).ShouldSay("Không có sách nào như vậy");
        var link = page.Document.QuerySelectorAll("main details a").Select(a => a.GetAttribute("href")!).Single(href => href.StartsWith(one.PathPrefix + "/", StringComparison.Ordinal));
        (await guest.OpenAsync(link)).ShouldSay("Biển Lolo xanh").ShouldSay("Còn 1 bản");
    }

    [Fact]
    public async Task A_school_that_does_not_lend_is_not_in_the_union()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Đảo Kiki", 1);
        using var guest = app.Guest();
        (await guest.OpenAsync("/sach-in?q=dao kiki")).ShouldSay("Đảo Kiki");

        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "library", on: false, LibraryApp.Ct);

        (await guest.OpenAsync("/sach-in?q=dao kiki")).ShouldNotSay("Đảo Kiki");
        (await guest.Client.GetStringAsync("/sru?version=1.2&query=kiki", LibraryApp.Ct)).ShouldContain("<zs:numberOfRecords>0<");
    }
}
