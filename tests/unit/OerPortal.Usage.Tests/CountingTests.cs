using System.Net;
using System.Net.Http.Headers;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Usage.Tests;

public sealed class CountingTests(UsagePortal app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_counts_whether_it_is_made_or_kept()
    {
        var book = await app.PublishAsync();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var reader = app.Reader();
            (await reader.GetAsync(book.Page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing with { Views = 3, Viewers = 3 });
    }

    [Fact]
    public async Task A_page_that_the_browser_kept_is_looked_at_again_the_next_hour()
    {
        var book = await app.PublishAsync();
        using var reader = app.Reader();
        var tag = (await reader.GetAsync(book.Page)).Headers.ETag!;
        app.Clock.Advance(TimeSpan.FromHours(1));

        (await AskAsync(reader, book.Page, r => r.Headers.IfNoneMatch.Add(tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await app.WrittenAsync(book)).Views.ShouldBe(2);
    }

    [Fact]
    public async Task Two_clicks_within_half_a_minute_are_one_and_a_later_one_is_another_of_the_same_person()
    {
        var book = await app.PublishAsync();
        using var reader = app.Reader();
        await reader.GetAsync(book.Reader);
        await reader.GetAsync(book.Reader);
        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing with { Reads = 1, Readers = 1 });

        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await reader.GetAsync(book.Reader);
        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing with { Reads = 2, Readers = 1 });
    }

    [Fact]
    public async Task Looking_at_it_and_reading_it_are_two_things()
    {
        var book = await app.PublishAsync();
        using var reader = app.Reader();
        await reader.GetAsync(book.Page);
        await reader.GetAsync(book.Reader);
        await reader.GetAsync(book.Download);

        (await app.WrittenAsync(book)).ShouldBe(new Written(1, 1, 1, 1, 1, 1));
    }

    [Fact]
    public async Task Two_people_of_one_school_with_the_same_telephones_are_two_when_they_sign_in()
    {
        var book = await app.PublishAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var pupil = UsagePortal.With(await app.SignInAsReaderAsync(), UsagePortal.Phone);
            await pupil.GetAsync(book.Page);
        }

        (await app.WrittenAsync(book)).Viewers.ShouldBe(2);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("")]
    public async Task Robots_and_whoever_hides_what_they_are_do_not_count(string agent)
    {
        var book = await app.PublishAsync();
        using var robot = app.Guest();
        if (agent.Length > 0)
            UsagePortal.With(robot, agent);
        await robot.GetAsync(book.Page);
        await robot.GetAsync(book.Reader);
        await robot.GetAsync(book.Download);

        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing);
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("X-Moz", "prefetch")]
    [InlineData("Sec-Fetch-Dest", "image")]
    public async Task What_a_browser_fetches_ahead_or_within_a_page_does_not_count(string name, string value)
    {
        var book = await app.PublishAsync();
        using var reader = app.Reader();
        await AskAsync(reader, book.Page, r => r.Headers.Add(name, value));
        await AskAsync(reader, book.Download, r => r.Headers.Add(name, value));

        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing);
    }

    [Fact]
    public async Task A_head_a_later_part_and_a_file_one_has_already_do_not_count()
    {
        var book = await app.PublishAsync();
        using var reader = app.Reader();
        (await AskAsync(reader, book.Download, r => r.Method = HttpMethod.Head)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(reader, book.Page, r => r.Method = HttpMethod.Head)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var later = await AskAsync(reader, book.Download, r => r.Headers.Range = new RangeHeaderValue(5, 11));
        later.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await AskAsync(reader, book.Download, r => r.Headers.IfNoneMatch.Add(later.Headers.ETag!))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing);

        (await AskAsync(reader, book.Download, r => r.Headers.Range = new RangeHeaderValue(0, null))).StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await app.WrittenAsync(book)).Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task What_plays_within_a_page_is_no_download_but_taking_it_along_is()
    {
        var song = await app.PublishAsync();
        using var reader = app.Reader();
        (await reader.GetAsync($"/tep/{song.FileId}/bai-hat.mp3")).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        (await app.WrittenAsync(song)).ShouldBe(Written.Nothing);

        await reader.GetAsync(song.Download);
        (await app.WrittenAsync(song)).Downloads.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_only_offers_a_file_is_not_reading_it_however_often_it_is_asked_for()
    {
        var sheet = await app.PublishAsync(isPlayed: false);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var reader = app.Reader();
            (await reader.OpenAsync(sheet.Reader)).ShouldSay("Tải về máy");
        }

        (await app.WrittenAsync(sheet)).ShouldBe(Written.Nothing);
    }

    [Fact]
    public async Task What_is_not_found_is_not_counted()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, Visibility.School);
        using var stranger = app.Reader(school);
        (await stranger.GetAsync(book.Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(book.Reader)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(book.Download)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await app.WrittenAsync(book)).ShouldBe(Written.Nothing);
    }

    [Fact]
    public async Task A_visit_counts_where_it_was_and_for_the_school_that_contributed()
    {
        var (giver, other) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());
        var book = await app.PublishAsync(giver);
        using var there = app.Reader(other);
        await there.GetAsync(book.Reader);

        (await app.WrittenAsync(book, other.Id)).Reads.ShouldBe(1);
        (await app.WrittenAsync(book, giver.Id)).Reads.ShouldBe(0);
        (await SumsAsync(other.Id)).ShouldBe((1, 0));
        (await SumsAsync(giver.Id)).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_day_ends_at_midnight_in_Vietnam()
    {
        var book = await app.PublishAsync();
        var first = app.Today;
        var midnight = new DateTimeOffset(first.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7));
        app.Clock.Advance(midnight - app.Clock.GetUtcNow() - TimeSpan.FromMinutes(5));
        using var reader = app.Reader();
        await reader.GetAsync(book.Reader);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await reader.GetAsync(book.Reader);

        (await app.WrittenAsync(book, day: first)).ShouldBe(Written.Nothing with { Reads = 1, Readers = 1 });
        (await app.WrittenAsync(book, day: first.AddDays(1))).ShouldBe(Written.Nothing with { Reads = 1, Readers = 1 });
    }

    private Task<(int At, int Own)> SumsAsync(Guid siteId)
        => app.AskAsync<(int, int)>("SELECT coalesce(sum(reads) FILTER (WHERE site_id = @siteId), 0)::int, coalesce(sum(reads) FILTER (WHERE from_id = @siteId), 0)::int FROM usage.fresh", new { siteId });

    private static async Task<HttpResponseMessage> AskAsync(Visitor visitor, string address, Action<HttpRequestMessage> how)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, visitor.Url(address));
        how(request);
        return await visitor.Client.SendAsync(request, Ct);
    }
}
