using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class HomeTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_school_welcomes_by_name_and_in_its_colour()
    {
        using var visitor = app.Guest(await app.CreateSchoolAsync("Trường THCS Ba Lan"));
        var page = await visitor.OpenAsync("/");
        page.Heading.ShouldBe("Chào mừng đến Trường THCS Ba Lan");
        page.Document.Body!.GetAttribute("data-accent").ShouldBe("rung");
        page.Document.QuerySelector("form.search")!.GetAttribute("action").ShouldBe($"{visitor.Site.PathPrefix}/tim");
    }

    [Fact]
    public async Task A_school_offers_only_what_it_has_switched_on()
    {
        var school = await app.CreateSchoolAsync();
        using var visitor = app.Guest(school);
        (await visitor.OpenAsync("/")).TextsOf(".hero .chip").ShouldBe(["Tủ sách", "Bộ sưu tập", "Đăng kí bạn đọc"]);

        var other = await app.CreateSchoolAsync();
        foreach (var feature in new[] { "registration", "collections" })
            await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(other.Id, feature, on: false, Ct);
        using var there = app.Guest(other);
        (await there.OpenAsync("/")).TextsOf(".hero .chip").ShouldBe(["Tủ sách"]);
    }

    [Fact]
    public async Task A_school_is_served_at_its_own_host_name_without_a_prefix()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Sa Thầy");
        var host = $"thuvien-{school.Id:N}.edu.vn";
        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { HostName = host }, Ct);
        using var visitor = app.Guest();
        var answer = await visitor.Client.GetAsync(new Uri($"http://{host}/"), Ct);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        html.ShouldContain("Chào mừng đến Trường THCS Sa Thầy");
        html.ShouldContain("action=\"/tim\"");
    }

    [Fact]
    public async Task An_unknown_school_is_not_found()
    {
        using var visitor = app.Guest();
        (await visitor.GetAsync("/truong/khong-co-truong-nay/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Guests_get_no_cookie_and_no_token_but_an_etag()
    {
        using var visitor = app.Guest(await app.CreateSchoolAsync());
        var answer = await visitor.GetAsync("/");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.ETag.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("RequestVerificationToken");
    }

    [Fact]
    public async Task A_resource_counts_for_its_school_and_stands_on_its_shelf_only()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Tô");
        await PublishAsync(school, "Nương lúa trên đồi", Visibility.Public);
        using var there = app.Guest(school);
        (await there.OpenAsync("/")).ShouldSay("Nương lúa trên đồi");
        using var neighbour = app.Guest(await app.CreateSchoolAsync());
        (await neighbour.OpenAsync("/")).ShouldNotSay("Nương lúa trên đồi");
        using var portal = app.Guest();
        (await portal.OpenAsync($"/truong?ten={Uri.EscapeDataString("đăk tô")}")).TextOf(".grid .card").ShouldContain("1 học liệu");
    }

    [Fact]
    public async Task What_is_for_the_school_alone_is_neither_shown_nor_counted_for_others()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Kon Rẫy");
        await PublishAsync(school, "Đề thi thử nội bộ", Visibility.School);
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/")).ShouldNotSay("Đề thi thử nội bộ");
        using var neighbour = app.SignIn(await app.CreatePersonAsync(SiteRole.Teacher, await app.CreateSchoolAsync()), school);
        (await neighbour.OpenAsync("/")).ShouldNotSay("Đề thi thử nội bộ");
        using var own = await app.SignInAsReaderAsync(school);
        (await own.OpenAsync("/")).ShouldSay("Đề thi thử nội bộ");
    }

    [Fact]
    public async Task What_is_kept_for_guests_is_theirs_alone_and_what_a_reader_sees_is_kept_for_nobody()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Sa Bình");
        await PublishAsync(school, "Cho riêng trường", Visibility.School);
        await PublishAsync(school, "Cho mọi người", Visibility.Public);
        using var own = await app.SignInAsReaderAsync(school);
        using var guest = app.Guest(school);

        (await own.OpenAsync("/")).ShouldSay("Cho riêng trường").ShouldSay("Cho mọi người");
        (await guest.OpenAsync("/")).ShouldSay("Cho mọi người").ShouldNotSay("Cho riêng trường");
        (await own.OpenAsync("/")).ShouldSay("Cho riêng trường");
        // Another page of the same parts.
        (await guest.OpenAsync("/?trang=khac")).ShouldSay("Cho mọi người").ShouldNotSay("Cho riêng trường");
    }

    private async Task PublishAsync(Site school, string title, Visibility visibility)
    {
        var owner = await app.CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await app.CreatePersonAsync(SiteRole.Reviewer);
        var now = app.Clock.GetUtcNow();
        var metadata = new ResourceMetadata
        {
            Title = title,
            Description = "Bài đọc thêm.",
            Kind = "tai-lieu",
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["dia-li"],
            Languages = ["vi"],
            Licence = "cc-by-4.0",
            Contributors = [new Contributor("A Thút", ContributorRoles.Author)],
        };
        var resource = new ImportedResource($"test:{Guid.CreateVersion7()}", school.Id, owner.Id, metadata, visibility, [], now,
            [new(ImportedStepKind.Submit, owner.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]);
        var added = await app.ActAsSystemAsync(services => services.GetRequiredService<IContributions>()
            .PublishManyAsync(new[] { resource }.ToAsyncEnumerable(), announce: true, Ct));
        added.ShouldBe(1);
        await app.WorkIsDoneAsync();
    }
}
