using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Sites.Data;
using OerPortal.Sites.Jobs;
using OerPortal.Sites.Models;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>Pages and news from the first draft to the end.</summary>
public sealed class WritingTests(PortalApp app)
{
    private const string New = "/quan-tri/cac-trang/moi";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_drafted_published_changed_and_taken_down()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var guest = app.Guest(school);
        var form = await PostAsync(librarian, New + "?handler=Draft", ("Input.Title", "Nội quy thư viện"), ("Input.Body", "## Nói khẽ"));
        (await guest.GetAsync("/trang/noi-quy-thu-vien")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await PostAsync(librarian, form, ("Input.Title", "Nội quy thư viện"), ("Input.Body", "## Nói khẽ"))).ShouldBe("/trang/noi-quy-thu-vien");
        (await guest.OpenAsync("/trang/noi-quy-thu-vien")).TextOf(".prose h2").ShouldBe("Nói khẽ");
        (await guest.OpenAsync("/sitemap/trang.xml")).Status.ShouldNotBe(HttpStatusCode.InternalServerError);

        await PostAsync(librarian, form + "?handler=Draft", ("Input.Title", "Nội quy thư viện"), ("Input.Body", "## Đi nhẹ"));
        (await guest.OpenAsync("/trang/noi-quy-thu-vien")).TextOf(".prose h2").ShouldBe("Nói khẽ");
        (await librarian.OpenAsync("/quan-tri/cac-trang")).ShouldSay("Có sửa đổi chưa đăng");
        (await librarian.OpenAsync(form + "?ban=1")).TextOf("textarea").ShouldBe("## Nói khẽ");

        await librarian.PostAsync(form + "?handler=Down", [], tokenFrom: form);
        (await guest.GetAsync("/trang/noi-quy-thu-vien")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_preview_is_open_to_whoever_has_its_link_until_it_is_closed()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var form = await PostAsync(librarian, New + "?handler=Draft", ("Input.Title", "Giới thiệu"), ("Input.Body", "Chưa ai thấy."));
        await librarian.PostAsync(form + "?handler=Link&opens=true", [], tokenFrom: form);
        var link = new Uri((await librarian.OpenAsync(form)).TextOf("#preview-link")).AbsolutePath[school.PathPrefix.Length..];

        using var guest = app.Guest(school);
        var preview = await guest.OpenAsync(link);
        preview.ShouldSay("Chưa ai thấy.").Document.QuerySelector("meta[name=robots]")!.GetAttribute("content")!.ShouldContain("noindex");
        (await app.Guest(await app.CreateSchoolAsync()).GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await librarian.PostAsync(form + "?handler=Link&opens=false", [], tokenFrom: form);
        (await guest.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Dates_show_and_hide_by_themselves()
    {
        var school = await app.CreateSchoolAsync();
        var now = app.Clock.GetUtcNow();
        var writing = new Writing { SiteId = school.Id, Kind = WritingKind.News };
        writing.Publish(writing.Write("Tin hẹn giờ", "Đúng ngày.", [], now), now.AddDays(1), until: null, now);
        writing.IsShown.ShouldBeFalse();
        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<SitesDbContext>();
            db.Add(writing);
            await db.SaveChangesAsync(Ct);
        });
        await DueAsync(writing, w => w.SetProperty(x => x.PublishedAt, now.AddMinutes(-1)));
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/tin")).ShouldSay("Tin hẹn giờ");

        await DueAsync(writing, w => w.SetProperty(x => x.ExpiresAt, now));
        (await guest.OpenAsync("/tin")).ShouldNotSay("Tin hẹn giờ");
    }

    [Fact]
    public async Task Another_sites_picture_is_refused_and_never_given_out()
    {
        var (mine, theirs) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());
        var file = Guid.CreateVersion7();
        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<SitesDbContext>();
            db.Media.Add(new SiteMedia { FileId = file, SiteId = theirs.Id, Description = "Ảnh riêng", AddedAt = app.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        });
        using var librarian = await app.SignInAsLibrarianAsync(mine);

        var refused = await librarian.PostFormAsync(New, Fields.Of(("Input.Title", "Trộm ảnh"), ("Input.Body", $"![Ảnh](/tep/{file}/anh)")));
        (await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("không phải của trang này");
        await PostAsync(librarian, New + "?handler=Draft", ("Input.Title", "Trộm ảnh"), ("Input.Body", $"![Ảnh](/tep/{file}/anh)"));
        await app.ActAsSystemAsync(async services => (await services.GetRequiredService<SitesDbContext>().Versions.AnyAsync(v => v.Files.Contains(file), Ct)).ShouldBeFalse());
        var nameless = await librarian.PostFormAsync(New, Fields.Of(("Input.Title", "Không mô tả"), ("Input.Body", $"![](/tep/{file}/anh)")));
        (await nameless.Content.ReadAsStringAsync(Ct)).ShouldContain("Có ảnh chưa có mô tả");
    }

    [Fact]
    public async Task What_the_department_offers_stands_at_schools_until_they_hide_it()
    {
        var title = $"Tháng đọc sách {Guid.CreateVersion7():N}";
        using var department = await app.SignInAsPortalAdministratorAsync();
        await PostAsync(department, "/quan-tri/tin/moi", ("Input.Title", title), ("Input.Body", "Mời mọi trường."), ("Input.IsOffered", "true"));
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/tin")).ShouldSay(title);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var hide = (await librarian.OpenAsync("/quan-tri/tin")).Document.QuerySelectorAll("form[action*=Want]").First(f => f.ParentElement!.TextContent.Contains(title, StringComparison.Ordinal));

        await librarian.PostAsync(hide.GetAttribute("action")![school.PathPrefix.Length..], [], tokenFrom: "/quan-tri/tin");

        (await guest.OpenAsync("/tin")).ShouldNotSay(title);
        (await app.Guest(await app.CreateSchoolAsync()).OpenAsync("/tin")).ShouldSay(title);
    }

    private Task DueAsync(Writing writing, Action<UpdateSettersBuilder<Writing>> change) => app.ActAsSystemAsync(async services =>
    {
        await services.GetRequiredService<SitesDbContext>().Writings.OfAllSites().Where(w => w.Id == writing.Id).ExecuteUpdateAsync(change, Ct);
        await services.GetRequiredService<ShowDueWritingsJob>().RunAsync(new ShowDueWritings(), null!, Ct);
    });

    /// <returns>Where it leads, without the site's prefix.</returns>
    private static async Task<string> PostAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostAsync(address, Fields.Of(fields), tokenFrom: address.Split('?')[0]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString()[visitor.Site.PathPrefix.Length..];
    }
}
