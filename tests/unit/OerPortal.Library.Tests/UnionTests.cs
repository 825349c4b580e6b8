using Microsoft.Extensions.DependencyInjection;
using Npgsql;
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

    [Fact]
    public async Task What_a_school_enters_or_writes_off_comes_to_the_province_by_itself()
    {
        var (_, librarian) = await app.SchoolAsync();
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (await app.TitleAsync(librarian, "Gió Kolia"), 1)));
        using var guest = app.Guest();

        await LibraryApp.EventuallyAsync(() => IsSaidAsync("Gió Kolia"), "the book is there");

        await app.Database.ExecuteAsync("update library.copy set state = 1 where title_id in (select id from library.title where name = 'Gió Kolia')");
        await LibraryApp.EventuallyAsync(async () => !await IsSaidAsync("Gió Kolia"), "the lost book is not");

        async Task<bool> IsSaidAsync(string name) => (await guest.OpenAsync("/sach-in?q=gio kolia")).Text.Contains(name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_that_many_schools_have_is_one_line_and_a_page_of_its_own()
    {
        for (var at = 0; at < 6; at++)
            await app.BooksAsync((await app.SchoolAsync()).Librarian, "Suối Kapu", 1 + at % 2);
        using var guest = app.Guest();

        var list = await guest.OpenAsync("/sach-in?q=suoi kapu");
        list.ShouldSay("6 trường có, 9 bản");
        var link = list.Document.QuerySelector("main .lines a[href*='/toan-tinh/']")!.GetAttribute("href")!;

        (await guest.OpenAsync(link)).TextsOf("main .lines .tag").Count(tag => tag.Contains("còn", StringComparison.Ordinal)).ShouldBe(6);
        list.Document.QuerySelectorAll("main details").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_words_of_every_school_find_a_book()
    {
        var (_, first) = await app.SchoolAsync();
        var (_, second) = await app.SchoolAsync();
        await app.BooksAsync(first, "Suối Tata", 1);
        var own = await app.TitleAsync(second, "Suối Tata", ("Input.Subjects", "thuỷ văn Kutu"));
        await LibraryApp.EnterAsync(second, await app.VoucherAsync(second, (own, 1)));
        await app.GatherAsync();
        using var guest = app.Guest();

        (await guest.OpenAsync("/sach-in?q=kutu")).ShouldSay("2 trường có, 2 bản");
    }

    [Fact]
    public async Task Two_schools_that_enter_the_same_books_do_not_wait_for_each_other()
    {
        await using var one = await app.Database.OpenConnectionAsync(LibraryApp.Ct);
        await using var other = await app.Database.OpenConnectionAsync(LibraryApp.Ct);
        await using var first = await one.BeginTransactionAsync(LibraryApp.Ct);
        await using var second = await other.BeginTransactionAsync(LibraryApp.Ct);
        await AddAsync(one, "Rẫy Momo");
        await AddAsync(other, "Suối Momo");

        // Each in the other's order, and somebody gathers meanwhile.
        await AddAsync(one, "Suối Momo");
        await app.GatherAsync();
        await AddAsync(other, "Rẫy Momo");
        await first.CommitAsync(LibraryApp.Ct);
        await second.CommitAsync(LibraryApp.Ct);

        await LibraryApp.EventuallyAsync(async () => await app.Database.QuerySingleAsync<long>("select count(*) from library.work_changed where work_key like '%momo%'") == 0, "what was committed late is taken too");

        static async Task AddAsync(NpgsqlConnection at, string name)
        {
            await using var add = new NpgsqlCommand(
                """
                set local lock_timeout = '3s';
                insert into library.title (id, public_id, site_id, name, people, volume, edition, publisher, place, isbn, class_mark, subjects, kind, note, words, added_at, changed_at)
                values (gen_random_uuid(), left(md5(random()::text), 10), gen_random_uuid(), @name, '', '', '', '', '', '', '', '', 2, '', '', now(), now())
                """, at);
            add.Parameters.AddWithValue("name", name);
            await add.ExecuteNonQueryAsync(LibraryApp.Ct);
        }
    }
}
