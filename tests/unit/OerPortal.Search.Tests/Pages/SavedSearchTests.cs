using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Jobs;
using OerPortal.Resources;
using OerPortal.Search.Jobs;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class SavedSearchTests(SearchApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_is_saved_by_its_words_and_filters_and_opened_again()
    {
        using var reader = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());
        await app.PublishAsync(reader.Site, "Lưu lại Svone", subject: "toan", grade: 4);

        (await SaveAsync(reader, "q=svone&mon=toan&lop=4&sap-xep=ten&trang=2")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SaveAsync(reader, "q=svone&lop=4&mon=toan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await reader.OpenAsync("/tim/da-luu");
        var link = page.Document.QuerySelectorAll(".lines a").ShouldHaveSingleItem("saved twice it is there once");
        link.TextContent.ShouldBe("svone · Toán · Lớp 4");
        var results = await reader.OpenAsync(reader.Site.IsPortal ? link.GetAttribute("href")! : link.GetAttribute("href")![reader.Site.PathPrefix.Length..]);
        results.TextsOf("ol.hits h3").ShouldBe(["Lưu lại Svone"]);
        results.ShouldSay("Đã lưu tìm kiếm này");
        (await SaveAsync(reader, "khong=1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Once_a_day_a_person_is_told_how_much_is_new_of_what_they_may_see()
    {
        var (school, other) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());
        using var reader = await app.SignInAsReaderAsync(school);
        await app.PublishAsync(school, "Đã có Svnews");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(reader, "q=svnews");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.PublishAsync(school, "Mới Svnews của trường", visibility: Visibility.School);
        await app.PublishAsync(other, "Mới Svnews cho mọi người");
        await app.PublishAsync(other, "Mới Svnews của trường kia", visibility: Visibility.School);

        await LookAsync();
        (await NoticesAsync(reader)).ShouldBeEmpty("the first day is not over");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();
        await LookAsync();
        (await NoticesAsync(reader)).ShouldBe(["2 học liệu mới cho “svnews”."]);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();
        (await NoticesAsync(reader)).Count.ShouldBe(1, "nothing has come since");
        await app.PublishAsync(other, "Mới hơn Svnews");
        await LookAsync();
        (await NoticesAsync(reader)).Count.ShouldBe(1, "once a day");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();
        (await NoticesAsync(reader)).ShouldBe(["1 học liệu mới cho “svnews”.", "2 học liệu mới cho “svnews”."]);
    }

    [Fact]
    public async Task Who_does_not_want_to_be_told_is_not()
    {
        var school = await app.CreateSchoolAsync();
        using var reader = await app.SignInAsReaderAsync(school);
        await SaveAsync(reader, "q=svquiet");
        var page = await reader.OpenAsync("/tim/da-luu");
        var id = page.Document.QuerySelector("input[name=id]")!.GetAttribute("value")!;

        (await reader.PostAsync("/tim/da-luu?handler=Tell", [new("id", id), new("tells", "false")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.OpenAsync("/tim/da-luu")).ShouldSay("Không báo");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.PublishAsync(school, "Yên lặng Svquiet");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync();
        (await NoticesAsync(reader)).ShouldBeEmpty();

        using var stranger = await app.SignInAsReaderAsync(school);
        (await stranger.PostAsync("/tim/da-luu?handler=Remove", [new("id", id)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.PostAsync("/tim/da-luu?handler=Remove", [new("id", id)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reader.OpenAsync("/tim/da-luu")).ShouldSay("Chưa lưu tìm kiếm nào");
    }

    [Fact]
    public async Task Saved_searches_are_in_the_copy_of_a_persons_data_and_gone_with_the_person()
    {
        using var reader = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());
        await SaveAsync(reader, "q=svgone&mon=toan");

        (await RecordsAsync(records => records.OfAsync(reader.Person.Id, Ct))).ShouldContain("svgone");
        await RecordsAsync(async records =>
        {
            await records.EraseAsync(reader.Person.Id, Ct);
            return null;
        });
        (await RecordsAsync(records => records.OfAsync(reader.Person.Id, Ct))).ShouldBe("null");
    }

    private static Task<HttpResponseMessage> SaveAsync(Visitor reader, string query) => reader.PostAsync("/tim/da-luu?handler=Save", [new("query", query)]);

    private Task LookAsync() => app.ActAsSystemAsync(services => services.GetRequiredService<LookForNewJob>().RunAsync(new LookForNew(), new Silence(), Ct));

    private static async Task<IReadOnlyList<string>> NoticesAsync(Visitor reader) =>
        [.. (await reader.OpenAsync("/toi/thong-bao")).TextsOf("main .lines li > p:first-of-type").Where(text => text.Contains("học liệu mới cho", StringComparison.Ordinal))
            .Select(text => text.Replace("Mới ", "", StringComparison.Ordinal))];

    private Task<string> RecordsAsync(Func<IPersonalRecords, Task<object?>> act) => app.ActAsSystemAsync(async services =>
        JsonSerializer.Serialize(await act(services.GetServices<IPersonalRecords>().Single(records => records.Name == "search")), JsonSerializerOptions.Web));

    private sealed class Silence : IJobProgress
    {
        public int Attempt => 1;

        public Task ReportAsync(int percent, CancellationToken cancellation) => Task.CompletedTask;
    }
}
