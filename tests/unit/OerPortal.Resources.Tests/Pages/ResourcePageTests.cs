using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Handlers;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Pages;

public sealed class ResourcePageTests(ResourcesApp app)
{
    [Fact]
    public async Task The_page_shows_facts_files_licence_contents_and_citation()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync("Trường THCS Ba Lan"));

        var page = await app.Guest().OpenAsync(published.Address);

        page.ShouldSay("Y Hnhân (sưu tầm)").ShouldSay("Trường THCS Ba Lan đóng góp").ShouldSay("Ngữ văn · Lớp 6").ShouldSay("2 giờ").ShouldSay("84 trang");
        page.ShouldSay("miễn là ghi tên tác giả").ShouldSay("Đã quét mã độc").ShouldSay("Đọc mở rộng: truyền thuyết").ShouldSay("Bến nước đầu làng");
        page.TextOf("#citation").ShouldContain("CC BY 4.0");
        page.Document.QuerySelector($"a[href='/doc/{published.PublicId}']").ShouldNotBeNull();
        page.Document.QuerySelector($"a[href='/tep/{published.FileId}/tai']")!.TextContent.ShouldContain("EPUB · 1,6 MB");
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldEndWith($"/hoc-lieu/{published.PublicId}");
    }

    [Fact]
    public async Task The_page_describes_itself_to_machines_as_a_learning_resource()
    {
        var school = await app.CreateSchoolAsync();
        var about = Samples.About("Tên </script><script>alert(1)</script>") with { Relations = [new Relation("isBasedOn", null, "https://example.org/goc", "Gốc")] };
        var published = await app.PublishAsync(school, about: about);

        var page = await app.Guest().OpenAsync(published.Address);
        var json = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

        json.GetProperty("@type").EnumerateArray().Select(t => t.GetString()).ShouldBe(["LearningResource", "Book"]);
        json.GetProperty("name").GetString().ShouldBe("Tên </script><script>alert(1)</script>");
        json.GetProperty("license").GetString().ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        json.GetProperty("timeRequired").GetString().ShouldBe("PT120M");
        json.GetProperty("inLanguage")[1].GetString().ShouldBe("sed");
        json.GetProperty("educationalAlignment")[0].GetProperty("targetName").GetString().ShouldBe("Đọc mở rộng: truyền thuyết");
        json.GetProperty("contributor")[0].GetProperty("name").GetString().ShouldBe("Y Hnhân");
        json.GetProperty("accessibilityFeature")[0].GetString().ShouldBe("alternativeText");
        json.GetProperty("isbn").GetString().ShouldBe("978-604-0-12345-6");
        json.GetProperty("isBasedOn")[0].GetProperty("url").GetString().ShouldBe("https://example.org/goc");
        json.GetProperty("isBasedOn")[0].GetProperty("name").GetString().ShouldBe("Gốc");
        json.GetProperty("teaches")[0].GetProperty("inDefinedTermSet").GetProperty("name").GetString().ShouldBe("Chương trình GDPT 2018");
        json.GetProperty("educationalLevel").EnumerateArray().Select(l => l.GetProperty("name").GetString()).ShouldBe(["Lớp 6", "THCS"]);
        json.GetProperty("encoding")[0].GetProperty("encodingFormat").GetString().ShouldBe("application/epub+zip");
        page.Document.QuerySelectorAll("script:not([src])").Length.ShouldBe(1, "no script of a title's own");
    }

    [Fact]
    public async Task Facts_are_written_for_people()
    {
        var about = Samples.About() with
        {
            Contributors = [new("A Thút", ContributorRoles.Author), new("A Thút", "prf")],
            AudienceRoles = ["student", "teacher"],
            Issued = "2025-06-18",
            Publisher = "Nhà xuất bản",
            Identifiers = [new("uuid", "urn:uuid:d7e8847f-5183-8441-8318-94561d445edb")],
        };
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), about: about);

        var page = await app.Guest().OpenAsync(published.Address);

        page.ShouldSay("A Thút (tác giả, biểu diễn)").ShouldSay("Học sinh, giáo viên").ShouldSay("Nhà xuất bản, 18/6/2025").ShouldNotSay("urn:uuid");
    }

    [Fact]
    public async Task A_rare_subject_is_joined_by_resources_that_share_a_keyword()
    {
        var school = await app.CreateSchoolAsync();
        var keyword = $"nhà rông {Guid.CreateVersion7():N}";
        var mine = Samples.About("Nhà rông 1") with { Subjects = ["cong-nghe"], Keywords = [keyword] };
        var published = await app.PublishAsync(school, about: mine);
        await app.PublishAsync(school, about: mine with { Title = "Nhà rông trong tranh", Subjects = ["mi-thuat"] });
        await app.PublishAsync(school, about: mine with { Title = "Không liên quan", Subjects = ["tin-hoc"], Keywords = [] });

        var page = await app.Guest().OpenAsync(published.Address);

        page.ShouldSay("Nhà rông trong tranh").ShouldNotSay("Không liên quan");
    }

    [Fact]
    public async Task Related_resources_are_near_and_only_those_one_may_see()
    {
        var school = await app.CreateSchoolAsync();
        var mine = Samples.About("Cồng chiêng 1") with { Subjects = ["am-nhac"], Keywords = ["cồng chiêng"] };
        var published = await app.PublishAsync(school, about: mine);
        await app.PublishAsync(school, about: mine with { Title = "Cồng chiêng gần" });
        await app.PublishAsync(school, Visibility.School, mine with { Title = "Cồng chiêng kín" });
        await app.PublishAsync(school, about: mine with { Title = "Vật lí xa", Subjects = ["vat-li"], Keywords = [] });

        var page = await app.Guest().OpenAsync(published.Address);

        page.ShouldSay("Cồng chiêng gần").ShouldNotSay("Cồng chiêng kín").ShouldNotSay("Vật lí xa");
    }

    [Fact]
    public async Task The_page_is_kept_for_guests_and_made_anew_when_the_resource_is_withdrawn()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();
        using var first = await guest.GetAsync(published.Address);
        first.Headers.ETag.ShouldNotBeNull();

        using var owner = app.SignIn(published.Teacher);
        using var gone = await owner.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Lỗi")]);
        await app.WorkIsDoneAsync();

        // Whoever has cited it is told why, and still how.
        var stone = await guest.OpenAsync(published.Address);
        stone.Status.ShouldBe(HttpStatusCode.Gone);
        stone.ShouldSay("Lỗi").TextOf("#citation").ShouldContain($"/hoc-lieu/{published.PublicId}");
    }

    [Fact]
    public async Task What_is_kept_of_a_page_for_guests_is_theirs_alone_and_gone_with_the_resource()
    {
        var school = await app.CreateSchoolAsync();
        var about = Samples.About("Gùi 1") with { Subjects = ["mi-thuat"], Keywords = [$"gùi {school.Id}"] };
        var published = await app.PublishAsync(school, about: about);
        await app.PublishAsync(school, Visibility.School, about with { Title = "Gùi của trường" });
        using var own = await app.SignInAsReaderAsync(school);
        using var guest = app.Guest();
        string FreshAt(string prefix, int number) => $"{prefix}/hoc-lieu/{published.PublicId}?lan={number}";

        (await own.OpenAsync(FreshAt("", 1))).ShouldSay("Gùi của trường");
        (await guest.OpenAsync(FreshAt("", 2))).ShouldNotSay("Gùi của trường");
        (await guest.OpenAsync(FreshAt(school.PathPrefix, 3))).ShouldNotSay("Gùi của trường");
        (await own.OpenAsync(FreshAt("", 4))).ShouldSay("Gùi của trường");

        using var owner = app.SignIn(published.Teacher);
        using var gone = await owner.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Lỗi")]);
        // Even before the portal has come to forgetting it.
        (await guest.GetAsync(FreshAt("", 5))).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await guest.GetAsync(FreshAt(school.PathPrefix, 6))).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task What_comes_in_stands_in_kept_lists_at_once()
    {
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest();
        (await guest.OpenAsync(school.PathPrefix + "/")).ShouldNotSay("Mới đến sau");
        await app.PublishAsync(school, about: Samples.About("Mới đến sau"));
        await app.WorkIsDoneAsync();
        (await guest.OpenAsync(school.PathPrefix + "/")).ShouldSay("Mới đến sau");
    }

    [Fact]
    public async Task What_comes_in_leaves_the_kept_pages_of_others_alone()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        (await ForgottenAsync(h => h.HandleAsync(new ResourcePublished(published.Id, published.School.Id), CancellationToken.None)))
            .ShouldBe([ResourceTags.Lists, ResourceTags.Of(published.PublicId)]);
        (await ForgottenAsync(h => h.HandleAsync(new ResourceChanged(published.Id, published.School.Id), CancellationToken.None)))
            .ShouldBe([ResourceTags.Lists, ResourceTags.Of(published.PublicId)]);
    }

    [Fact]
    public async Task What_fewer_may_see_than_before_leaves_all_kept_pages()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        (await ForgottenAsync(h => h.HandleAsync(new ResourceWithdrawn(published.Id, published.School.Id), CancellationToken.None))).ShouldBe([ResourceTags.All]);
        await app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Catalogue.Where(e => e.ResourceId == published.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, 2)));
        (await ForgottenAsync(h => h.HandleAsync(new ResourcePublished(published.Id, published.School.Id), CancellationToken.None))).ShouldBe([ResourceTags.All]);
    }

    private Task<List<string>> ForgottenAsync(Func<PageCacheHandler, Task> handle) => app.ActAsSystemAsync(async services =>
    {
        var pages = new RememberedPages();
        await handle(new PageCacheHandler(pages, services.GetRequiredService<ResourcesDbContext>()));
        return pages.Forgotten;
    });

    private sealed class RememberedPages : IPageCache
    {
        public List<string> Forgotten { get; } = [];

        public Task ForgetAsync(string tag, CancellationToken cancellation)
        {
            Forgotten.Add(tag);
            return Task.CompletedTask;
        }

        public Task ForgetSoonAsync(string tag, CancellationToken cancellation) => ForgetAsync(tag, cancellation);
    }

    [Fact]
    public async Task A_teacher_is_told_when_somebody_else_withdraws()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        using var gone = await reviewer.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Ảnh chưa xin phép")]);
        await app.WorkIsDoneAsync();

        using var teacher = app.SignIn(published.Teacher);
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("Ảnh chưa xin phép");
    }

    [Fact]
    public async Task Nothing_leads_to_a_file_that_later_signatures_found_infected_and_its_teacher_is_told()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();
        (await LinksAsync()).ShouldNotBeEmpty();
        var file = app.Files.Put((await app.Files.FindAsync(published.FileId, CancellationToken.None))! with { State = FileState.Infected });

        await app.TellAsync(new FileRefused(file.Id, file.SiteId, file.OwnerId, file.Holder));

        (await LinksAsync()).ShouldBeEmpty();
        using var teacher = app.SignIn(published.Teacher);
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("quét lại thì phát hiện mã độc");
        return;

        async Task<IEnumerable<string>> LinksAsync() => (await guest.OpenAsync(published.Address)).Document
            .QuerySelectorAll("[href], [src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Where(a => a.Contains($"{published.FileId}", StringComparison.Ordinal) || a.Contains("/doc/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/hoc-lieu/zzzzzzzzzz")]
    [InlineData("/hoc-lieu/khong-phai-ma")]
    [InlineData("/bo-suu-tap/zzzzzzzzzz")]
    [InlineData("/bia/zzzzzzzzzz.svg")]
    public async Task An_unknown_address_is_not_found(string address)
        => (await app.Guest().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
