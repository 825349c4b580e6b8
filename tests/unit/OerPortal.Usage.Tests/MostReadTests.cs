using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Usage.Jobs;
using OerPortal.Cms.Jobs;

namespace OerPortal.Usage.Tests;

public sealed class MostReadTests(UsagePortal app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schools_home_shows_what_is_read_most_there()
    {
        var school = await app.CreateSchoolAsync();
        var books = await ShelfAsync(school, 4);
        await TallyAsync();
        using var guest = app.Guest(school);

        var shelf = (await guest.OpenAsync("/")).Document.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")?.TextContent == "Được đọc nhiều");

        shelf.QuerySelectorAll("h3").Select(h => h.TextContent.Trim()).ShouldBe(books.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task There_is_no_shelf_where_too_little_is_read()
    {
        var school = await app.CreateSchoolAsync();
        await ShelfAsync(school, 3);
        var few = await app.PublishAsync(school);
        await app.PretendAsync(few, app.Today, reads: 50, readers: 4);
        await TallyAsync();
        using var guest = app.Guest(school);

        (await guest.OpenAsync("/")).ShouldNotSay("Được đọc nhiều");
    }

    [Fact]
    public async Task A_guest_is_shown_nothing_that_is_for_the_school_alone()
    {
        var school = await app.CreateSchoolAsync();
        await ShelfAsync(school, 4);
        var closed = await app.PublishAsync(school, Visibility.School, "Chỉ trong trường");
        await app.PretendAsync(closed, app.Today, reads: 500);
        await TallyAsync();
        using var guest = app.Guest(school);
        using var pupil = await app.SignInAsReaderAsync(school);

        (await guest.OpenAsync("/")).ShouldSay("Được đọc nhiều");
        MostRead(await guest.OpenAsync("/")).ShouldNotContain("Chỉ trong trường");
        MostRead(await pupil.OpenAsync("/")).ShouldContain("Chỉ trong trường");
    }

    [Fact]
    public async Task Counts_of_some_resources_are_those_of_ninety_days_at_all_sites()
    {
        var (school, book, unused) = (await app.CreateSchoolAsync(), await app.PublishAsync(), await app.PublishAsync());
        await app.PretendAsync(book, app.Today, reads: 2, views: 5);
        await app.PretendAsync(book, app.Today.AddDays(-89), reads: 3, downloads: 1, siteId: school.Id);
        await app.PretendAsync(book, app.Today.AddDays(-90), reads: 100);
        await TallyAsync();

        var found = await app.ActAsSystemAsync(s => s.GetRequiredService<IUsage>().OfAsync([book.Id, unused.Id], Ct));

        found.Keys.ShouldBe([book.Id]);
        found[book.Id].ShouldBe(new ResourceUse(book.Id, new(5, 5), new(5, 5), new(1, 1)));
    }

    [Fact]
    public async Task A_total_that_is_over_goes()
    {
        var book = await app.PublishAsync();
        await app.PretendAsync(book, app.Today, reads: 6);
        await TallyAsync();
        await app.ExecuteAsync("DELETE FROM usage.day WHERE resource_id = @Id", new { book.Id });
        await TallyAsync();

        (await app.ActAsSystemAsync(s => s.GetRequiredService<IUsage>().OfAsync([book.Id], Ct))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_counts_are_of_public_resources_and_wait_until_five_have_come()
    {
        var school = await app.CreateSchoolAsync();
        var (open, closed, gone) = (await app.PublishAsync(school), await app.PublishAsync(school, Visibility.School), await app.PublishAsync(school));
        var day = new DateOnly(2021, 3, 14);
        await app.PretendAsync(open, day, reads: 4, views: 5);
        await app.PretendAsync(open, day.AddDays(1), reads: 9, readers: 1);
        await app.PretendAsync(open, day.AddDays(3), reads: 9);
        await app.PretendAsync(closed, day, reads: 50);
        await app.PretendAsync(gone, day, reads: 50);
        await app.TellAsync();
        await app.WithdrawAsync(gone);

        var rows = await app.ActAsSystemAsync(async s => await s.GetRequiredService<IUsage>().OpenDaysAsync(day, day.AddDays(2), Ct).ToListAsync(Ct));

        rows.ShouldBe([new OpenUse(day, open.Id, school.Id, 5, null, null), new OpenUse(day.AddDays(1), open.Id, school.Id, null, 13, null)]);
    }

    private static string MostRead(TestKit.Page page)
        => page.Document.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")?.TextContent == "Được đọc nhiều").TextContent;

    // The last is read most.
    private async Task<IReadOnlyList<string>> ShelfAsync(Site site, int count)
    {
        var titles = Enumerable.Range(1, count).Select(n => $"Sách {n} {Guid.CreateVersion7():N}").ToList();
        foreach (var (n, title) in titles.Index())
            await app.PretendAsync(await app.PublishAsync(site, title: title), app.Today, reads: 10 + n);
        return titles;
    }

    private Task TallyAsync() => app.ActAsSystemAsync(s => s.GetRequiredService<TallyUsesJob>().RunAsync(new TallyUses(), new NoProgress(), Ct));

    private sealed class NoProgress : IJobProgress
    {
        public int Attempt => 1;

        public Task ReportAsync(int percent, CancellationToken cancellation) => Task.CompletedTask;
    }
}
